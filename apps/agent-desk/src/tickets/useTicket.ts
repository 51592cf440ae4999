import { valueOrThrow } from '@lobby/client/staff';
import type { Problem, TicketDetail } from '@lobby/contracts';
import { currentLanguage, detailText } from '@lobby/ui/staff';
import { useQuery } from '@tanstack/react-query';
import { useRunner } from '../actions/useRunner.ts';
import { session } from '../session/session.ts';

/** One ticket. `version` changes with what may have changed it, so that it is read anew. */
export function useTicket(ticketId: string | null, version: string | number = '') {
  return useQuery({
    queryKey: ['ticket', ticketId, version], enabled: Boolean(ticketId),
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<TicketDetail>(`/api/v1/tickets/${ticketId}`, { signal })),
    placeholderData: (before) => (before?.ticket.id === ticketId ? before : undefined),
  });
}

const CHANGED = ['ticket', 'tickets', 'customer', 'notices'];
/** A refusal of a ticket's change says in its detail what stands in the way. */
const detailOf = async ({ detail }: Problem): Promise<string | null> => detailText(detail, currentLanguage());

/** Runs a change of tickets or customers. True when it was done. */
export const useChange = () => useRunner({ renews: CHANGED, waits: true, explain: detailOf });

/** Minted for one form, so that a repeated send adds once. */
export const mintClientId = (): string => `desk-${crypto.randomUUID()}`;
