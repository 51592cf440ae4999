import { afterEach, expect, test, vi } from 'vitest';
import { runExclusive } from './locks.ts';

afterEach(() => { vi.unstubAllGlobals(); });
const browserWith = (request: (name: string, work: () => Promise<unknown>) => Promise<unknown>) => vi.stubGlobal('navigator', { locks: { request } });

test('a browser that refuses locks runs the work all the same, once', async () => {
  browserWith(async () => { throw new DOMException('denied', 'SecurityError'); });
  const work = vi.fn(async () => 7);
  expect(await runExclusive('a', work)).toBe(7);
  expect(work).toHaveBeenCalledTimes(1);
});

test('work that fails under the lock fails, and is not run again', async () => {
  browserWith((_name, work) => work());
  const work = vi.fn(async () => { throw new Error('its own'); });
  await expect(runExclusive('a', work)).rejects.toThrow('its own');
  expect(work).toHaveBeenCalledTimes(1);
});
