import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchIdle } from './watchIdle.ts';

const IDLE = 1_800;
let endsAt = 0;
let touches = 0;
let said: boolean[] = [];
let page: EventTarget;
const secondsLeft = () => Math.max(0, Math.ceil((endsAt - Date.now()) / 1_000));
const use = () => page.dispatchEvent(new Event('keydown'));
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000);

beforeEach(() => {
  vi.useFakeTimers();
  [touches, said, page] = [0, [], new EventTarget()];
  endsAt = Date.now() + IDLE * 1_000;
});
afterEach(() => { vi.useRealTimers(); });

const watch = () => {
  const touch = async () => {
    touches += 1;
    endsAt = Date.now() + IDLE * 1_000;
    return secondsLeft();
  };
  const watched = watchIdle({ left: async () => secondsLeft(), touch, onSoon: (soon) => { said.push(soon); }, page });
  watched.begin(IDLE);
  return watched;
};

test('warns a minute before the end, and one key takes it back', async () => {
  watch();
  await pass(IDLE - 61);
  expect(said).toEqual([]);
  await pass(2);
  expect(said).toEqual([true]);
  use();
  await pass(0);
  expect([said, touches]).toEqual([[true, false], 1]);
});

test('tells the server of use at most once a minute, and never of nothing', async () => {
  watch();
  for (let second = 0; second < 300; second += 1) { use(); await pass(1); }
  expect(touches).toBe(4);
  await pass(IDLE - 120);
  expect(touches).toBe(4);
});

test('does not warn while another tab of the session is used', async () => {
  watch();
  await pass(1_000);
  endsAt = Date.now() + IDLE * 1_000;
  await pass(IDLE - 61 - 1_000 + 30);
  expect(said).toEqual([]);
});

test('is silent after the end of the session', async () => {
  const watched = watch();
  watched.end();
  use();
  await pass(2 * IDLE);
  expect([said, touches]).toEqual([[], 0]);
});
