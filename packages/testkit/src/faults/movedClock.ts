import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';
import { pause } from './pause.ts';

const PRELOAD = join(repositoryRoot(), 'packages/testkit/src/faults/movedClock.cjs');
/** Several times the preload's own rhythm, for a busy machine. */
const NOTICED_MS = 250;
const DAY_MS = 24 * 3_600_000;
/** 10:00 in the demo bank (UTC+8), when its queues are open. */
const TEN_O_CLOCK_MS = 2 * 3_600_000;

/** The calendar of a server under test. Its timers are not touched. */
export type MovedClock = {
  env: Readonly<Record<string, string>>;
  /** Milliseconds the server's calendar is from where it began: forward, or back when negative. */
  readonly moved: number;
  /** Moves it and waits until the server has noticed. */
  move(byMs: number): Promise<void>;
};

/** A clock that begins at ten in the morning of the demo bank, whatever time it is here, so that no run depends on when it is made. @param file where it is kept */
export function openMovedClock(file: string): MovedClock {
  const base = (TEN_O_CLOCK_MS - (Date.now() % DAY_MS) + DAY_MS) % DAY_MS;
  let moved = 0;
  const write = (): void => {
    writeFileSync(`${file}.new`, String(base + moved));
    renameSync(`${file}.new`, file);
  };
  write();
  return {
    env: { LOBBY_TEST_CLOCK: file, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require=${PRELOAD}`.trim() },
    get moved() { return moved; },
    move: async (byMs) => {
      moved += byMs;
      write();
      await pause(NOTICED_MS);
    },
  };
}
