import { afterWorking } from '@lobby/service-kit';

/**
 * The value of `work`, or `late` when it fails, takes longer than `ms` or the turn is aborted. What comes after that is thrown away; the caller never waits.
 * Time in which this very process stood still does not count (service-kit/workingTime.ts).
 */
export async function withBudget<T, L>(work: () => Promise<T>, ms: number, signal: AbortSignal, late: L): Promise<T | L> {
  if (signal.aborted) return late;
  return new Promise((resolve) => {
    const settle = (value: T | L): void => {
      callOff();
      signal.removeEventListener('abort', tooLate);
      resolve(value);
    };
    const tooLate = (): void => settle(late);
    const callOff = afterWorking(ms, tooLate);
    signal.addEventListener('abort', tooLate, { once: true });
    work().then(settle, tooLate);
  });
}
