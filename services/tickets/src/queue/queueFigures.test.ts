import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDesk } from '../testing/openDesk.ts';
import { queueFigures } from './queueFigures.ts';

let database: DatabaseHandle;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

it('counts who asked, who was answered and who left, in the hour in which they asked, and forgets after a day', async () => {
  const desk = await openDesk(database, { a: { capacity: 9 } });
  await desk.tickets.setPresence('a', 'online');
  const figures = () => queueFigures(database.db, desk.deps.clock.now());
  expect(await figures()).toMatchObject({ total: { asked: 0, answered: 0, left: 0 }, medianWaitSeconds: null, score: null, rated: 0 });

  const answered = await desk.waiting();
  const left = await desk.waiting();
  await desk.waiting();
  desk.pass(30_000);
  await desk.tx((tx) => desk.tickets.accept(tx, answered.handoffId, 'a'));
  await desk.tx((tx) => desk.tickets.finish(tx, left.handoffId, 'withdrawn', 'customer'));
  const now = await figures();
  expect(now).toMatchObject({ total: { asked: 3, answered: 1, left: 1 }, medianWaitSeconds: 30 });
  expect(now.hours).toHaveLength(24);
  expect(now.hours.at(-1)).toEqual({ from: '2026-11-23T02:00:00.000Z', asked: 3, answered: 1, left: 1 });

  desk.pass(2 * 3_600_000);
  expect((await figures()).hours.at(-3)).toMatchObject({ asked: 3 });
  desk.pass(22 * 3_600_000);
  expect((await figures()).total).toEqual({ asked: 0, answered: 0, left: 0 });
});
