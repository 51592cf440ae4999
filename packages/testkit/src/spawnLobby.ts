import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';

const ROOT = repositoryRoot();
/** A first start on a machine with other work takes minutes. */
const START_LIMIT_MS = 175_000;
/** Characters shown of the output of a server that ended by itself. */
const LAST_WORDS = 4_000;

export type LobbyOptions = { dataDir?: string; port?: number; env?: Record<string, string> };

/** A server process from its first moment, ready or not. */
export type LaunchedLobby = {
  dataDir: string; pid: number;
  output(): string;
  running(): boolean;
  /** Resolves with the address of the ready line. Rejects with the output when the process ends before it. */
  ready: Promise<string>;
  /** Resolves with the exit code, or with the name of the signal that ended it. */
  exited: Promise<number | NodeJS.Signals>;
  /** Sends the signal and waits for the end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stops it gently and removes the data directory if this call made it. */
  dispose(): Promise<void>;
};

export type SpawnedLobby = LaunchedLobby & {
  url: string;
  /** Passwords that this start printed: username → password. */
  passwords: ReadonlyMap<string, string>;
  /** Milliseconds from spawn to the ready line. */
  startMs: number;
};

/** Starts the built server (dist/server/main.mjs) as a child process on a free port of the loopback and waits until it is ready. */
export async function spawnLobby(options: LobbyOptions = {}): Promise<SpawnedLobby> {
  const began = Date.now();
  const lobby = launchLobby(options);
  const url = await lobby.ready;
  const passwords = new Map([...lobby.output().matchAll(/^ {2}(\w+) +(\S+) {3}/gm)].map((m) => [m[1] ?? '', m[2] ?? '']));
  return { ...lobby, url, passwords, startMs: Date.now() - began };
}

/** Starts the built server and does not wait: for tests of the start itself. */
export function launchLobby(options: LobbyOptions = {}): LaunchedLobby {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'lobby-'));
  const child = spawn(process.execPath, [join(ROOT, 'dist/server/main.mjs')], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'warn', PORT: String(options.port ?? 0), DATA_DIR: dataDir, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const exited = new Promise<number | NodeJS.Signals>((resolve) => { child.on('exit', (code, signal) => resolve(code ?? signal ?? 1)); });
  // Whoever started it and fails before stopping it leaves no server behind.
  const orphaned = (): void => { child.kill('SIGKILL'); };
  process.once('exit', orphaned);
  void exited.then(() => process.off('exit', orphaned));
  let asked = false;
  child.on('exit', (code) => { if (!asked && code !== null) process.stderr.write(`a server under test ended by itself with code ${code}:\n${output.slice(-LAST_WORDS)}\n`); });
  const ready = readyUrl(child, () => output);
  // Whoever tests a start that fails looks at `exited` alone.
  ready.catch(() => undefined);
  const kill = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    asked = true;
    child.kill(signal);
    await exited;
  };
  return {
    dataDir, pid: child.pid ?? 0, output: () => output, running: () => child.exitCode === null && child.signalCode === null, ready, exited, kill,
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
    // `close`, not `exit`: the last words may still be in the pipe.
    child.on('close', (code, signal) => { clearTimeout(timer); fail(`exit ${code ?? signal}`); });
  });
}
