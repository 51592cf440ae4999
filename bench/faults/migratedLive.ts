import { launchLobby } from '@lobby/testkit';
import { openPostgres } from '@lobby/service-kit/db';
import { between, freePort, freshPostgres, openDoor, openGround, pause, RawCustomer, seededRandom, untilTrue, type Acked } from '@lobby/testkit/faults';
import type { FaultCase } from './faultCase.ts';
import { smallBank } from './smallBank.ts';

const TALKERS = 8;
const FIRST_STARTS_KILLED = 2;
const FIRST_START_MS = 8_000;

/** What an expanding migration does to the two tables every message writes, and its undoing. */
const EXPANSIONS: readonly string[] = [
  'alter table timeline add column zz_later text', 'create index concurrently zz_timeline_at on timeline (conversation_id, at)', 'alter table turns add column zz_later jsonb',
  'drop index concurrently zz_timeline_at', 'alter table timeline drop column zz_later', 'alter table turns drop column zz_later',
];

/** R22. First starts are killed in the middle of migrating; then the schema grows under traffic while second replicas start and migrate beside the first: no send fails. */
export const migratedLive: FaultCase = {
  id: 'R22', title: 'migrations killed, and run under traffic', smoke: 1, full: 10, needs: ['LOBBY_TEST_DATABASE_URL'],
  own: true,
  run: async ({ seed, size }) => {
    const random = seededRandom(seed);
    const database = await freshPostgres();
    const env = { ...smallBank(), DATABASE_URL: database.url.href };
    const ground = await openGround({ env, databaseUrl: database.url.href });
    const admin = await openPostgres(database.url.href, 1);
    const day = { over: false };
    const acked: Acked[] = [];
    try {
      for (let n = 0; n < FIRST_STARTS_KILLED; n += 1) await killedStart(ground.dataDir, env, between(random, 0, FIRST_START_MS));
      await ground.start();
      const customers = await Promise.all(Array.from({ length: TALKERS }, async () => new RawCustomer(await openDoor(ground.url))));
      const talking = customers.map(async (customer, i) => {
        for (let n = 0; !day.over; n += 1) {
          acked.push(await customer.send(`grow-${i}-${n}`, n === 0 ? '转人工' : `第 ${n} 句`));
          await pause(30);
        }
      });
      for (let n = 0; n < size; n += 1) {
        const target = acked.length + TALKERS * 5;
        await untilTrue('traffic', () => acked.length >= target, 300_000);
        const replica = launchLobby({ dataDir: ground.dataDir, port: await freePort(), env: { LOBBY_NO_RATE_LIMIT: '1', ...ground.clock.env, ...env } });
        for (const statement of EXPANSIONS) {
          await admin.raw.query(statement, []);
          await pause(between(random, 0, 200));
        }
        await replica.ready;
        await replica.kill(random() < 0.5 ? 'SIGKILL' : 'SIGTERM');
      }
      day.over = true;
      await Promise.all(talking);
      const resends = customers.reduce((n, c) => n + c.resends, 0);
      for (const customer of customers) customer.close();
      return { n: size * EXPANSIONS.length, unit: 'changes of the schema', history: { acked, views: [] }, stored: await ground.settle(), failures: [], notes: { firstStartsKilled: FIRST_STARTS_KILLED, secondReplicas: size, resends } };
    } finally {
      day.over = true;
      await admin.close();
      await ground.close();
      await database.drop();
    }
  },
};

async function killedStart(dataDir: string, env: Record<string, string>, afterMs: number): Promise<void> {
  const lobby = launchLobby({ dataDir, env });
  await pause(afterMs);
  await lobby.kill('SIGKILL');
}
