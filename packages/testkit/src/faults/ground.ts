import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPglite, openPostgres, type DatabaseHandle } from '@lobby/service-kit/db';
import { spawnLobby, type SpawnedLobby } from '../spawnLobby.ts';
import type { Stored } from './history.ts';
import { openMovedClock, type MovedClock } from './movedClock.ts';
import { readStored } from './readStored.ts';
import { signIn, type StaffMember } from './staffMember.ts';

/** A place where one server is killed and started again: the same data and the same port throughout. */
export type Ground = {
  url: string; dataDir: string;
  /** The server's calendar; it begins at ten in the morning of the demo bank. */
  clock: MovedClock;
  /** A member of staff, signed in anew. */
  staff(username: string): Promise<StaffMember>;
  /** The running server; replaced by each start. */
  lobby(): SpawnedLobby;
  running(): boolean;
  start(env?: Record<string, string>): Promise<SpawnedLobby>;
  /** Waits until nothing is owed, stops the server and reads the record. */
  settle(limitMs?: number): Promise<Stored>;
  close(): Promise<void>;
};

/** `databaseUrl`: where the checker reads; the server is told by `env`. Without it the record is the embedded one. */
export type GroundOptions = { env?: Record<string, string>; databaseUrl?: string };

/** Hours pass by a moved calendar in which nobody of the staff is idle; the end of an idle session has tests of its own. */
const IDLE_MINUTES = '720';

export async function openGround({ env = {}, databaseUrl }: GroundOptions = {}): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-faults-'));
  const port = await freePort();
  const clock = openMovedClock(join(dataDir, 'clock'));
  const passwords = new Map<string, string>();
  let running: SpawnedLobby | null = null;
  const lobby = (): SpawnedLobby => {
    if (!running) throw new Error('the server is not started');
    return running;
  };
  const start = async (more: Record<string, string> = {}): Promise<SpawnedLobby> => {
    running = await spawnLobby({ dataDir, port, env: { LOBBY_NO_RATE_LIMIT: '1', STAFF_IDLE_MINUTES: IDLE_MINUTES, ...clock.env, ...env, ...more } });
    for (const [username, password] of running.passwords) passwords.set(username, password);
    return running;
  };
  const look = async (): Promise<Stored> => {
    const record: DatabaseHandle = databaseUrl ? await openPostgres(databaseUrl, 1) : await openPglite(dataDir);
    try {
      return await readStored(record.db);
    } finally {
      await record.close();
    }
  };
  return {
    url: `http://127.0.0.1:${port}`, dataDir, clock, lobby, start,
    staff: (username) => signIn(`http://127.0.0.1:${port}`, username, passwords.get(username)),
    running: () => running?.running() === true,
    settle: async (limitMs = 120_000) => {
      const until = performance.now() + limitMs;
      for (;;) {
        await quiet(lobby());
        await lobby().kill();
        const stored = await look();
        if (stored.pending.length === 0 || performance.now() > until) return stored;
        await start();
      }
    },
    close: async () => {
      await running?.dispose();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Until the server has ended no turn for two seconds. */
async function quiet(lobby: SpawnedLobby): Promise<void> {
  for (let last = -1, now = await turnsEnded(lobby); now !== last; now = await turnsEnded(lobby)) {
    last = now;
    await new Promise((resolve) => { setTimeout(resolve, 2_000); });
  }
}

async function turnsEnded(lobby: SpawnedLobby): Promise<number> {
  const text = await (await fetch(`${lobby.url}/metrics`)).text();
  return [...text.matchAll(/^lobby_turns_total\{[^}]*\} (\d+)/gm)].reduce((n, m) => n + Number(m[1]), 0);
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
