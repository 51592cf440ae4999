import { afterAll, beforeAll, expect, it } from 'vitest';
import { EmbeddedClient } from './embeddedClient.ts';

let client: EmbeddedClient;
beforeAll(async () => {
  client = await EmbeddedClient.open({});
  await client.exec('create table t (n int primary key, j jsonb, at timestamptz)');
});
afterAll(() => client.close());

const numbers = async (): Promise<unknown> => (await client.query('select n from t order by n', [], { rowMode: 'array' })).rows.flat();

it('keeps statements of others out of an open transaction, and lets them follow in the order in which they were asked', async () => {
  const order: string[] = [];
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => { go = resolve; });
  const first = client.transaction(async (tx) => { await tx.query('insert into t(n) values (1)'); await held; order.push('first'); });
  const rest = [
    client.query('insert into t(n) values (2)').then(() => order.push('alone')),
    client.transaction(async (tx) => { await tx.query('insert into t(n) values (3)'); order.push('second'); }),
    client.query('select 1').then(() => order.push('last')),
  ];
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  expect(order).toEqual([]);
  go();
  await Promise.all([first, ...rest]);
  expect(order[0]).toBe('first');
  expect(order.indexOf('second')).toBeLessThan(order.indexOf('last'));
  expect(await numbers()).toEqual([1, 2, 3]);
});

it('rolls back what throws, and goes on with what waited', async () => {
  const failed = client.transaction(async (tx) => { await tx.query('insert into t(n) values (9)'); throw new Error('no'); });
  const waited = client.query('select count(*)::int as c from t');
  await expect(failed).rejects.toThrow('no');
  expect((await waited).rows).toEqual([{ c: 3 }]);
});

it('refuses a statement of a transaction that has ended, so that no strand of failed work is kept', async () => {
  let late: Promise<unknown> = Promise.resolve();
  const failed = client.transaction(async (tx) => {
    const slow = new Promise((resolve) => { setTimeout(resolve, 20); }).then(() => tx.query('insert into t(n) values (10)'));
    late = slow.catch((error: unknown) => error);
    await Promise.all([slow, tx.query('insert into t(n) values (1)')]);
  });
  await expect(failed).rejects.toMatchObject({ code: '23505' });
  // By then somebody else's transaction is open, which must not take it in either.
  const other = await client.transaction(async (tx) => { await late; return (await tx.query('select count(*)::int as c from t where n = 10')).rows; });
  expect(await late).toMatchObject({ name: 'TransactionEnded', code: '25P01' });
  expect(other).toEqual([{ c: 0 }]);
  let kept: Parameters<Parameters<EmbeddedClient['transaction']>[0]>[0] | undefined;
  await client.transaction(async (tx) => { kept = tx; });
  await expect(kept?.exec('insert into t(n) values (10)')).rejects.toMatchObject({ name: 'TransactionEnded' });
  expect(await numbers()).toEqual([1, 2, 3]);
});

it('gives a database error with its code and constraint', async () => {
  await expect(client.query('insert into t(n) values (1)')).rejects.toMatchObject({ code: '23505', constraint: 't_pkey', table: 't' });
});

it('reads JSON in both row modes, and leaves dates to drizzle when it asks so', async () => {
  await client.query('insert into t(n, j, at) values ($1, $2, $3)', [20, { a: ['甲', null] }, '2026-01-02T03:04:05Z']);
  const asked = 'select j, at from t where n = 20';
  expect((await client.query(asked)).rows).toEqual([{ j: { a: ['甲', null] }, at: new Date('2026-01-02T03:04:05Z') }]);
  expect((await client.query(asked, [], { rowMode: 'array', parsers: {} })).rows).toEqual([[{ a: ['甲', null] }, expect.stringMatching(/^2026-01-02 03:04:05/)]]);
});

it('leaves the event loop free while PostgreSQL computes', async () => {
  let ticks = 0;
  const count = setInterval(() => { ticks += 1; }, 1);
  await client.query('select count(*) from generate_series(1, 1000000)');
  clearInterval(count);
  expect(ticks).toBeGreaterThan(0);
});

it('begins from what another dumped', async () => {
  const copy = await EmbeddedClient.open({ image: await client.dump() });
  expect((await copy.query('select n from t where n = 3')).rows).toEqual([{ n: 3 }]);
  await copy.close();
  await expect(copy.query('select 1')).rejects.toThrow('has ended');
});
