import type { Clock } from '../clock.ts';
import type { RawSql } from './database.ts';

/** How often the record is asked again: this process's own monotonic clock goes wrong by milliseconds a day, and stands still while a machine sleeps. */
const MEASURE_EVERY_MS = 10_000;
/** The quickest of so many answers says it best. */
const TRIES = 3;
/** An answer that took longer says too little of when it was given. */
const LONGEST_TRIP_MS = 2_000;

export type RecordClock = Clock & { close(): void };

/**
 * The time as the record's server tells it, so that all replicas of one record agree on leases, signs of life and due times whatever their own clocks say. Between two
 * answers it runs by the monotonic clock, which nobody sets: a local clock that is wrong or jumps changes nothing. While the record is away it runs on.
 * @throws whatever the first question to the record throws
 */
export async function openRecordClock(raw: RawSql, everyMs = MEASURE_EVERY_MS): Promise<RecordClock> {
  let origin = await originOf(raw);
  const measure = async (): Promise<void> => {
    const measured = await originOf(raw);
    if (measured.tripMs <= LONGEST_TRIP_MS) origin = measured;
  };
  const timer = setInterval(() => { measure().catch(() => undefined); }, everyMs).unref();
  return { now: () => new Date(origin.epochMs + performance.now()), close: () => clearInterval(timer) };
}

/** The record's time, in ms, at the zero of this process's monotonic clock; wrong by half of `tripMs` at most. */
type Origin = { epochMs: number; tripMs: number };

async function originOf(raw: RawSql): Promise<Origin> {
  let best = await ask(raw);
  for (let n = 1; n < TRIES; n += 1) {
    const next = await ask(raw);
    if (next.tripMs < best.tripMs) best = next;
  }
  return best;
}

async function ask(raw: RawSql): Promise<Origin> {
  const asked = performance.now();
  const { rows } = await raw.query('select extract(epoch from clock_timestamp()) * 1000 as ms');
  const answered = performance.now();
  return { epochMs: Number((rows[0] as { ms: unknown }).ms) - (asked + answered) / 2, tripMs: answered - asked };
}
