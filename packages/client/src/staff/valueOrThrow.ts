import type { Ack, Problem } from '@lobby/contracts';

/** A Problem in the shape that libraries which expect a thrown error want (TanStack Query). */
export class RefusedError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'RefusedError';
    this.problem = problem;
  }
}

/** The value, or throws RefusedError. Use it only at the door of such a library. */
export function valueOrThrow<T>(answer: Ack<T>): T {
  if (!answer.ok) throw new RefusedError(answer.error);
  return answer.value;
}

const RETRIES = 2;

/** Only what the server calls retryable is worth asking again. For the `retry` option of TanStack Query. */
export function mayRetry(failures: number, { problem }: RefusedError): boolean {
  return failures < RETRIES && problem.retryable;
}
