import { freshPostgres, openDoor, openFaultProxy, openGround, pause, RawCustomer, throughPort, type FaultProxy } from '@lobby/testkit/faults';
import type { FaultCase } from './faultCase.ts';
import { smallBank } from './smallBank.ts';

const RECOVERY_LIMIT_MS = 5_000;
const CUSTOMERS = 8;

/** R10. PostgreSQL is gone, and then silent, for `size` seconds each: sends are refused or unanswered and never acknowledged, and the server recovers by itself. */
export const databaseDown: FaultCase = {
  id: 'R10', title: 'database cut off, then silent', smoke: 2, full: 30, needs: ['LOBBY_TEST_DATABASE_URL'],
  own: true,
  run: async ({ size }) => {
    const database = await freshPostgres();
    const proxy = await openFaultProxy({ port: Number(database.url.port) });
    const ground = await openGround({ env: { ...smallBank(), DATABASE_URL: throughPort(database.url, proxy.port) }, databaseUrl: database.url.href });
    const failures: string[] = [];
    const recovery: number[] = [];
    try {
      await ground.start();
      const customers = await Promise.all(Array.from({ length: CUSTOMERS }, async () => new RawCustomer(await openDoor(ground.url))));
      for (const c of customers) await c.send('person-1', '转人工');
      for (const [name, down, up] of WAYS) {
        proxy.set(down);
        const codes = await sendFor(customers, size * 1_000, name);
        const wrong = codes.filter((code) => code === 'ok');
        if (wrong.length > 0) failures.push(`${wrong.length} sends were acknowledged while the database was ${name}`);
        proxy.set(up);
        recovery.push(await recover(customers, name));
      }
      if (recovery.some((ms) => ms > RECOVERY_LIMIT_MS)) failures.push(`recovery took ${recovery.join(' and ')} ms`);
      for (const c of customers) c.close();
      return { n: WAYS.length, unit: `outages of ${size} s`, history: { acked: customers.flatMap((c) => c.acked), views: [] }, stored: await ground.settle(), failures, notes: { recoveryMs: recovery.join(' / ') } };
    } finally {
      await ground.close();
      await proxy.close();
      await database.drop();
    }
  },
};

type Change = Parameters<FaultProxy['set']>[0];
const WAYS: readonly (readonly [string, Change, Change])[] = [
  ['cut off', { cut: true }, { cut: false }],
  ['silent', { up: 'swallow', down: 'swallow' }, { up: 'through', down: 'through' }],
];

/** What became of sends during the outage: `ok`, an error's code, or `no answer`. */
async function sendFor(customers: readonly RawCustomer[], ms: number, name: string): Promise<string[]> {
  const codes: string[] = [];
  const until = performance.now() + ms;
  await pause(50);
  for (let n = 0; performance.now() < until; n += 1) {
    const acks = await Promise.all(customers.map((c) => c.try(`${name === 'silent' ? 'hush' : 'cut'}-${String(n).padStart(6, '0')}`, `${n}`, 1_000)));
    codes.push(...acks.map((ack) => (ack?.ok ? 'ok' : (ack?.error.code ?? 'no answer'))));
    await pause(100);
  }
  return codes;
}

async function recover(customers: readonly RawCustomer[], name: string): Promise<number> {
  const began = performance.now();
  await Promise.all(customers.map((c) => c.send(`back-${name === 'silent' ? 'hush' : 'cut'}-1`, '回来了')));
  return Math.round(performance.now() - began);
}
