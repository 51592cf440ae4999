import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '@lobby/service-kit/db';
import { spawnLobby, type SpawnedLobby } from '@lobby/testkit';
import { freePort, freshPostgres, openBalancer, openMovedClock, readStored } from '@lobby/testkit/faults';
import { smallBank } from './smallBank.ts';

/** How far the second replica's clock is behind the first one's: more than any lease. Where agents are on the second, the first must not take their conversations for abandoned. */
const SKEW_MS = -10 * 60_000;

/** Two replicas on one PostgreSQL and one Redis, their clocks ten minutes apart, each with a way in that leads to the other while it is dead, as a load balancer's does. */
export type Pair = {
  /** The ways in: `urls[0]` leads to replica 0 first, `urls[1]` to replica 1. */
  urls: readonly [string, string];
  password: string | undefined;
  /** Health as one replica itself tells it. */
  health(which: 0 | 1): Promise<{ engines: Record<string, { state: string }> }>;
  /** Kills a replica, starts it again and sends everybody back to their own. */
  killAndStart(which: 0 | 1): Promise<void>;
  stopAndRead(): ReturnType<typeof readStored>;
  close(): Promise<void>;
};

export async function openPair(redisUrl: string): Promise<Pair> {
  const database = await freshPostgres();
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-pair-'));
  const clocks = [openMovedClock(join(dataDir, 'clock-0')), openMovedClock(join(dataDir, 'clock-1'))] as const;
  await clocks[1].move(SKEW_MS);
  const ports: readonly [number, number] = [await freePort(), await freePort()];
  const doors = [await openBalancer(ports), await openBalancer([ports[1], ports[0]])] as const;
  const start = (which: 0 | 1) => spawnLobby({ dataDir, port: ports[which], env: { LOBBY_NO_RATE_LIMIT: '1', ...smallBank(), ...clocks[which].env, DATABASE_URL: database.url.href, REDIS_URL: redisUrl } });
  const running: [SpawnedLobby, SpawnedLobby] = [await start(0), await start(1)];
  return {
    urls: [doors[0].url, doors[1].url], password: running[0].passwords.get('agent1'),
    health: async (which) => (await (await fetch(`http://127.0.0.1:${ports[which]}/health`)).json()) as { engines: Record<string, { state: string }> },
    killAndStart: async (which) => {
      await running[which].kill('SIGKILL');
      running[which] = await start(which);
      for (const door of doors) door.home();
    },
    stopAndRead: async () => {
      await Promise.all(running.map((r) => r.kill()));
      const record = await openPostgres(database.url.href, 1);
      try {
        return await readStored(record.db);
      } finally {
        await record.close();
      }
    },
    close: async () => {
      await Promise.all(doors.map((door) => door.close()));
      await Promise.all(running.map((r) => r.kill('SIGKILL')));
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}
