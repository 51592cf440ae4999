import { valueOrThrow } from '@lobby/client/staff';
import type { Ack, TicketDetail } from '@lobby/contracts';
import { problemText, useStaffWords } from '@lobby/ui/staff';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { session } from '../session/session.ts';

/** One ticket. `version` changes with what may have changed it, so that it is read anew. */
export function useTicket(ticketId: string | null, version: string | number = '') {
  return useQuery({
    queryKey: ['ticket', ticketId, version], enabled: Boolean(ticketId),
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<TicketDetail>(`/api/v1/tickets/${ticketId}`, { signal })),
    placeholderData: (before) => (before?.ticket.id === ticketId ? before : undefined),
  });
}

/** Runs a change, says how it went, and has ticket and list read anew. True when it was done. */
export function useChange() {
  const words = useStaffWords();
  const cache = useQueryClient();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = async (what: Promise<Ack<unknown>>, done: string): Promise<boolean> => {
    setBusy(true);
    const answer = await what;
    setBusy(false);
    if (answer.ok) message.success(done);
    else message.error(answer.error.detail ?? problemText(answer.error, words));
    await Promise.all(['ticket', 'tickets', 'customer', 'notices'].map((key) => cache.invalidateQueries({ queryKey: [key] })));
    return answer.ok;
  };
  return { run, busy };
}

/** Minted for one form, so that a repeated send adds once. */
export const mintClientId = (): string => `desk-${crypto.randomUUID()}`;
