import { afterWorking } from '@lobby/service-kit';

/** The work did not end within its budget. */
export class BudgetSpentError extends Error {
  constructor(budgetMs: number) {
    super(`not done within ${budgetMs} ms`);
    this.name = 'BudgetSpentError';
  }
}

/**
 * Gives `work` a limited time, in which time this very process stood still does not count (service-kit/workingTime.ts): a starved machine answers late instead of
 * handing everybody to a person. When it is spent the signal is aborted and the promise rejects at once, whether the work listens or not.
 * @throws BudgetSpentError
 */
export async function withBudget<T>(budgetMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let callOff = (): void => undefined;
  const spent = new Promise<never>((_resolve, reject) => {
    callOff = afterWorking(budgetMs, () => {
      const error = new BudgetSpentError(budgetMs);
      controller.abort(error);
      reject(error);
    });
  });
  try {
    return await Promise.race([work(controller.signal), spent]);
  } finally {
    callOff();
  }
}
