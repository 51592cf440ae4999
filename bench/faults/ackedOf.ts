import type { Acked, RealCustomer } from '@lobby/testkit/faults';

/**
 * What a tab shows as delivered was acknowledged. Its place in the sender's own order is the number its text begins with, as the cases write it (`7-12 …`), so that a
 * message overtaken by a later one is seen. Every tab of a customer shows the same messages, so each tab's list is judged by itself.
 */
export function ackedOf(customer: RealCustomer): Acked[] {
  const { items, conversationId } = customer.client.getSnapshot();
  return items.flatMap(({ entry, own }) => (own && entry.seq > 0 ? [{ conversationId: conversationId ?? '', sender: customer.viewer, clientId: own.clientId, seq: entry.seq, order: orderOf(entry.text ?? '') }] : []));
}

function orderOf(text: string): number {
  const [, round = '0', n = '0'] = /^(\d+)-(\d+) /.exec(text) ?? [];
  return Number(round) * 1_000_000 + Number(n);
}
