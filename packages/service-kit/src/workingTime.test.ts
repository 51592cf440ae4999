import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { afterWorking, workingTime } from './workingTime.ts';

/** Holds the whole process, as a machine without a free processor does. */
function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

it('goes on while the process works and stands while it does not', async () => {
  const before = workingTime();
  standStill(1_500);
  const after = workingTime();
  expect(after - before).toBeLessThan(200);
  await nextRound();
  expect(workingTime()).toBeGreaterThanOrEqual(after);
});

it('a budget is not spent by standing still: what arrived meanwhile is taken in first', async () => {
  const seen: string[] = [];
  const spent = new Promise<void>((resolve) => {
    afterWorking(300, () => {
      seen.push('spent');
      resolve();
    });
  });
  setTimeout(() => seen.push('answer'), 350);
  standStill(1_000);
  await nextRound();
  await nextRound();
  expect(seen).toEqual(['answer']);
  await spent;
  expect(seen).toEqual(['answer', 'spent']);
});

it('what was called off never comes', async () => {
  const seen: string[] = [];
  const off = afterWorking(1, () => seen.push('spent'));
  off();
  await new Promise<void>((resolve) => { afterWorking(20, resolve); });
  expect(seen).toEqual([]);
});
