import { RefusedError } from '@lobby/client/staff';
import type { Problem } from '@lobby/contracts';
import { QueryClient } from '@tanstack/react-query';

declare module '@tanstack/react-query' {
  interface Register { defaultError: RefusedError }
}

const RETRIES = 2;

/** Server state. Only what the server calls retryable is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: true, retry: (failures, error) => failures < RETRIES && error.problem.retryable } },
});

export function problemOf(error: RefusedError): Problem {
  return error.problem;
}
