import type { Ack, ErrorCode, Problem } from '@lobby/contracts';

/** Statuses of the codes a client states itself; the whole table lives with the server's schemas. */
const LOCAL = {
  too_large: { status: 413, retryable: false, title: 'Too large' },
  unsupported_type: { status: 415, retryable: false, title: 'Files of this type are not taken' },
  invalid_request: { status: 400, retryable: false, title: 'The request does not fit the schema' },
  wrong_state: { status: 409, retryable: false, title: 'Not possible in the present state' },
  unavailable: { status: 503, retryable: true, title: 'Cannot be served at the moment' },
  internal: { status: 500, retryable: true, title: 'Something unexpected went wrong' },
} as const satisfies Partial<Record<ErrorCode, { status: number; retryable: boolean; title: string }>>;

/** A problem found on this side, in the server's shape, so that a screen handles one kind. */
export function localProblem(code: keyof typeof LOCAL, detail?: string): Problem {
  return { type: `urn:lobby:error:${code}`, code, ...LOCAL[code], ...(detail ? { detail } : {}) };
}

const NO_ANSWER = 'urn:lobby:client:no-answer';

/** Nobody answered (no line, or no answer in time): whether the request took effect is unknown, so only one with an id may be repeated. */
export const noAnswer = (): Problem => ({ ...localProblem('unavailable', 'No answer'), type: NO_ANSWER });
export const isNoAnswer = (problem: Problem): boolean => problem.type === NO_ANSWER;

export const refusal = (error: Problem): { ok: false; error: Problem } => ({ ok: false, error });

/** True for anything that carries a Problem's fields. */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && 'status' in value && typeof value.status === 'number';
}

/** Reads a socket ack; a stranger's shape becomes `internal`. The value's own shape is the server's promise (validated there). */
export function asAck<T>(value: unknown): Ack<T> {
  if (typeof value === 'object' && value !== null && 'ok' in value) {
    if (value.ok === true && 'value' in value) return { ok: true, value: value.value as T };
    if (value.ok === false && 'error' in value && isProblem(value.error)) return refusal(value.error);
  }
  return refusal(localProblem('internal', 'The answer was not understood'));
}
