import { mayRetry, type RefusedError } from '@lobby/client/staff';
import { QueryClient } from '@tanstack/react-query';

declare module '@tanstack/react-query' {
  interface Register { defaultError: RefusedError }
}

/** Server state. */
export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, retry: mayRetry } } });
