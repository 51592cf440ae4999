import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';

const ROOT = repositoryRoot();
const START_LIMIT_MS = 120_000;

export type SpawnedLobby = {
  url: string; dataDir: string; pid: number;
  /** Passwords that this start printed: username → password. */
  passwords: ReadonlyMap<string, string>;
  /** Milliseconds from spawn to the ready line. */
  startMs: number;
  output(): string;
  running(): boolean;
  /** Resolves with the exit code (null after a signal). */
  exited: Promise<number | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it gently and removes the data directory if this call made it. */
  dispose(): Promise<void>;
};

/** Starts the built server (dist/server/main.mjs) as a child process on a free port of the loopback. */
export async function spawnLobby(options: { dataDir?: string; port?: number; env?: Record<string, string> } = {}): Promise<SpawnedLobby> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'lobby-'));
  const began = Date.now();
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.mjs')], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'warn', PORT: String(options.port ?? 0), DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const exited = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  const url = await readyUrl(child, () => output);
  const kill = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    child.kill(signal);
    await exited;
  };
  return {
    url, dataDir, pid: child.pid ?? 0, startMs: Date.now() - began, output: () => output, running: () => child.exitCode === null && child.signalCode === null, exited, kill,
    passwords: new Map([...output.matchAll(/^ {2}(\w+) +(\S+) {3}/gm)].map((m) => [m[1] ?? '', m[2] ?? ''])),
    dispose: async () => {
      if (child.exitCode === null && child.signalCode === null) await kill();
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => reject(new Error(`Lobby did not start: ${why}\n${output()}`));
    const timer = setTimeout(() => fail(`no ready line in ${START_LIMIT_MS} ms`), START_LIMIT_MS);
    const look = (): void => {
      const url = /Lobby is ready: (http:\/\/[^/]+)\//.exec(output())?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout?.on('data', look);
    child.on('exit', (code) => { clearTimeout(timer); fail(`exit ${code}`); });
  });
}
