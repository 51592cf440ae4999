/**
 * The value of `work`, or `late` when it fails, takes longer than `ms` or the turn is aborted. What comes after that is thrown away; the caller never waits.
 */
export async function withBudget<T, L>(work: () => Promise<T>, ms: number, signal: AbortSignal, late: L): Promise<T | L> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  if (limit.aborted) return late;
  return new Promise((resolve) => {
    limit.addEventListener('abort', () => resolve(late), { once: true });
    work().then(resolve, () => resolve(late));
  });
}
