/** One wait that ended with an accept; milliseconds since the epoch. */
export type Wait = { from: number; to: number };

export const RATE_WINDOW_MS = 3_600_000;
/** Fewer accepts say nothing about the next one. */
const MIN_ACCEPTS = 3;

/**
 * Expected wait in whole seconds: the place in the queue divided by the accept rate of the last hour. The rate counts accepts over the time in which
 * somebody was waiting, not over the whole hour: an idle hour with three quick accepts means quick accepts, not one every twenty minutes.
 * @returns null when too little was measured
 */
export function expectedWaitSeconds(position: number, waits: readonly Wait[], now: number): number | null {
  if (waits.length < MIN_ACCEPTS) return null;
  const busyMs = Math.max(coveredMs(waits, now - RATE_WINDOW_MS), 1_000);
  return Math.round((position * busyMs) / waits.length / 1_000);
}

/** Milliseconds covered by at least one of the waits, from `since` on. */
function coveredMs(waits: readonly Wait[], since: number): number {
  let covered = 0;
  let end = since;
  for (const wait of [...waits].sort((a, b) => a.from - b.from)) {
    const from = Math.max(wait.from, end);
    if (wait.to > from) covered += wait.to - from;
    end = Math.max(end, wait.to);
  }
  return covered;
}
