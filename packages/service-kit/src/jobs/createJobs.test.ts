import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPglite, type DatabaseHandle } from '../db/index.ts';
import { silentLog } from '../log.ts';
import { createJobs } from './createJobs.ts';

let database: DatabaseHandle;
beforeAll(async () => { database = await openPglite(); });
afterAll(() => database.close());

/** The record, as long as `away` says that it does not answer. */
function failing(away: () => boolean): DatabaseHandle {
  const refuse = (): void => { if (away()) throw Object.assign(new Error('gone'), { name: 'ConnectionError' }); };
  const { raw } = database;
  return { ...database, raw: { query: async (...asked) => { refuse(); return raw.query(...asked); }, exec: async (text) => { refuse(); return raw.exec(text); } } };
}

it('is tried again when the record was away at the start, says so meanwhile, and works then', { timeout: 60_000 }, async () => {
  let away = true;
  const done: object[] = [];
  const jobs = createJobs({ database: failing(() => away), log: silentLog, startAgainMs: 20 });
  jobs.define({ name: 'late', work: async (data) => { done.push(data); } });
  expect(jobs.status()).toMatchObject({ state: 'ok', detail: 'starting' });
  const started = jobs.start({ work: true });
  await expect.poll(() => jobs.status(), { timeout: 20_000 }).toMatchObject({ state: 'degraded', detail: 'did not start (ConnectionError), tried again' });
  await expect(jobs.send('late', {})).rejects.toMatchObject({ code: 'unavailable' });
  away = false;
  expect(await started).toBe(true);
  expect(jobs.status()).toMatchObject({ state: 'ok', detail: 'pg-boss' });
  await jobs.send('late', { n: 1 });
  await expect.poll(() => done, { timeout: 20_000 }).toEqual([{ n: 1 }]);
  await jobs.stop();
});

it('ends a start that does not succeed when it is stopped', async () => {
  const jobs = createJobs({ database: failing(() => true), log: silentLog, startAgainMs: 60_000 });
  const started = jobs.start({ work: true });
  await expect.poll(() => jobs.status().state, { timeout: 20_000 }).toBe('degraded');
  await jobs.stop();
  expect(await started).toBe(false);
});
