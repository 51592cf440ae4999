/** How often the process shows that it works. */
const TICK_MS = 50;
/** A pause between two ticks longer than this is no working time: the machine had no processor for us, or something held the event loop. */
const LONGEST_STEP_MS = 2 * TICK_MS;

let worked = 0;
let last = performance.now();
let ticking: NodeJS.Timeout | undefined;

/**
 * A clock, in milliseconds, that stands still while this process does. Budgets are measured by it: what others are given to answer must not be used up by our own
 * standing still, or a machine that stutters once hands every customer who waits to a person. With little processor time it goes slowly, and never backwards.
 */
export function workingTime(): number {
  ticking ??= startTicking();
  const step = performance.now() - last;
  return worked + Math.min(step, LONGEST_STEP_MS);
}

function startTicking(): NodeJS.Timeout {
  last = performance.now();
  return setInterval(() => {
    worked = workingTime();
    last = performance.now();
  }, TICK_MS).unref();
}

/**
 * Calls `spent` once this process has worked for `ms`, and not before what had already arrived could be taken in.
 * @returns the way to call it off
 */
export function afterWorking(ms: number, spent: () => void): () => void {
  const until = workingTime() + ms;
  let timer: NodeJS.Timeout;
  const look = (): void => {
    const left = until - workingTime();
    // The timers' round comes before the one in which answers are read: at the end one of those passes first.
    if (left <= 0) timer = setTimeout(spent, 0);
    else timer = setTimeout(look, left);
  };
  timer = setTimeout(look, ms);
  return () => clearTimeout(timer);
}
