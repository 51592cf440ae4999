import { afterEach, expect, it, vi } from 'vitest';
import { openRecordClock } from './recordClock.ts';

const HOUR_MS = 3_600_000;
/** A record whose clock is set as the test likes. */
const record = { ahead: 0, away: false, asked: 0 };
const raw = {
  query: async () => {
    record.asked += 1;
    if (record.away) throw new Error('away');
    return { rows: [{ ms: String(performance.timeOrigin + performance.now() + record.ahead) }] };
  },
  exec: async () => [],
};
const trueTime = (): number => performance.timeOrigin + performance.now();

afterEach(() => {
  vi.useRealTimers();
  Object.assign(record, { ahead: 0, away: false });
});

it('tells the record’s time although this machine’s clock is an hour off, and jumps', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR_MS });
  const clock = await openRecordClock(raw);
  expect(Math.abs(clock.now().getTime() - trueTime())).toBeLessThan(1_000);
  vi.setSystemTime(Date.now() - 3 * HOUR_MS);
  expect(Math.abs(clock.now().getTime() - trueTime())).toBeLessThan(1_000);
  clock.close();
});

it('follows the record when that is set, and runs on while it is away', async () => {
  const clock = await openRecordClock(raw, 5);
  record.ahead = HOUR_MS;
  await vi.waitFor(() => expect(clock.now().getTime() - trueTime()).toBeGreaterThan(HOUR_MS - 1_000), 5_000);
  record.away = true;
  const before = clock.now();
  const { asked } = record;
  await vi.waitFor(() => expect(record.asked).toBeGreaterThan(asked + 1), 5_000);
  expect(clock.now().getTime()).toBeGreaterThan(before.getTime());
  clock.close();
});

it('cannot be opened without the record', async () => {
  record.away = true;
  await expect(openRecordClock(raw)).rejects.toThrow('away');
});
