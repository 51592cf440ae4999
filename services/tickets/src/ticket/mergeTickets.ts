import { LobbyError, type TicketMerge, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, sql } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { assignments, ticketAttachments, ticketConversations, ticketFollowers, ticketLinks } from '../record/schema.ts';
import { changeTicket, type TicketRow } from './changeTicket.ts';
import { lockBoth } from './lockTicket.ts';
import { presentTicket } from './presentTicket.ts';
import { ticketNumber } from './ticketNumber.ts';

/**
 * Makes one ticket part of another: conversations, followers, files and open handoffs go along, the history stays where it was written and both sides name
 * the other. The first is closed and leads to the second from now on.
 * @throws LobbyError not_found, conflict, wrong_state (merged before, closed, or into itself)
 */
export async function mergeTickets(deps: TicketsDeps, ticketId: string, { into, version }: TicketMerge, actor: string): Promise<void> {
  if (ticketId === into) throw new LobbyError('wrong_state', 'A ticket is not merged into itself');
  const at = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    const [from, target] = await lockBoth(tx, ticketId, into);
    if (from.version !== version) throw new LobbyError('conflict', 'Somebody changed this ticket in the meantime', { current: presentTicket(from, []) });
    if (from.mergedInto || target.mergedInto) throw new LobbyError('wrong_state', 'One of them is part of another ticket already');
    if (target.status === 'closed') throw new LobbyError('wrong_state', 'The other ticket is closed');
    await moveAlong(tx, from.id, target.id);
    await asDb(tx).insert(ticketLinks).values({ fromTicket: from.id, toTicket: target.id, kind: 'merged', actor, at });
    const closing = { status: 'closed' as const, mergedInto: target.id, resolvedAt: from.resolvedAt ?? at, nextResponseDue: null, pausedAt: null };
    const closed = { type: 'status.changed', data: { from: from.status, to: 'closed' } };
    await changeTicket(tx, from.id, { at, actor, set: closing, events: [{ type: 'merged.into', data: { ticketId: target.id, number: ticketNumber(target.number) } }, ...(from.status === 'closed' ? [] : [closed])] });
    await changeTicket(tx, target.id, { at, actor, set: inherited(from, target), events: [{ type: 'merged.from', data: { ticketId: from.id, number: ticketNumber(from.number) } }] });
  });
}

/** What the other ticket lacked. A promise to the customer must not get lost: the earlier one counts. */
function inherited(from: TicketRow, into: TicketRow): Parameters<typeof changeTicket>[2]['set'] {
  const promised = from.promiseDue && (!into.promiseDue || from.promiseDue < into.promiseDue);
  return {
    tags: [...new Set([...into.tags, ...from.tags])].slice(0, 20),
    ...(into.topic === null && from.topic !== null ? { topic: from.topic } : {}), ...(into.customerId === null && from.customerId !== null ? { customerId: from.customerId } : {}),
    ...(promised ? { promiseKind: from.promiseKind, promiseDue: from.promiseDue, contactShown: from.contactShown, contactSealed: from.contactSealed } : {}),
  };
}

async function moveAlong(tx: Tx, from: string, into: string): Promise<void> {
  const db = asDb(tx);
  await db.execute(sql`insert into ${ticketConversations} (ticket_id, conversation_id, linked_at) select ${into}, conversation_id, linked_at from ${ticketConversations} where ticket_id = ${from} on conflict do nothing`);
  await db.delete(ticketConversations).where(eq(ticketConversations.ticketId, from));
  await db.execute(sql`insert into ${ticketFollowers} (ticket_id, staff_id, since) select ${into}, staff_id, since from ${ticketFollowers} where ticket_id = ${from} on conflict do nothing`);
  await db.execute(sql`update ${ticketAttachments} a set ticket_id = ${into} where ticket_id = ${from} and not exists (select 1 from ${ticketAttachments} b where b.ticket_id = ${into} and b.hash = a.hash)`);
  await db.update(assignments).set({ ticketId: into }).where(and(eq(assignments.ticketId, from), sql`${assignments.state} <> 'done'`));
}
