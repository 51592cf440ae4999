import { useStore } from '@lobby/client/react';
import { valueOrThrow } from '@lobby/client/staff';
import type { CustomerView, DeskConversation } from '@lobby/contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useDesk } from '../live/LiveProvider.tsx';
import { session, useMay } from '../session/session.ts';

/** The live timeline of one conversation, followed while it is on screen. */
export function useTimeline(conversationId: string) {
  const desk = useDesk();
  useEffect(() => desk.watch(conversationId), [desk, conversationId]);
  return useStore(desk.conversation(conversationId));
}

/** What stands around the timeline: customer, packet, what I may do. `version` changes with the facts, so that it is read anew. */
export function useConversationInfo(conversationId: string | null, version: string) {
  return useQuery({
    queryKey: ['conversation', conversationId, version], enabled: conversationId !== null,
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<DeskConversation>(`/api/v1/desk/conversations/${conversationId}`, { signal })),
    placeholderData: (before) => (before?.conversationId === conversationId ? before : undefined),
  });
}

export function useCustomer(customerId: string | null | undefined) {
  const may = useMay('customer.read');
  return useQuery({
    queryKey: ['customer', customerId], enabled: may && Boolean(customerId),
    queryFn: async ({ signal }) => valueOrThrow(await session.api.get<CustomerView>(`/api/v1/customers/${customerId}`, { signal })),
  });
}
