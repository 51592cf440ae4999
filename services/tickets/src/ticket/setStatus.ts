import type { TicketStatus, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { readQueue } from '../queue/readQueue.ts';
import { currentTicket } from './currentTicket.ts';
import { changeTicket, type NewTicketEvent } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';
import { statusChange } from './statusChange.ts';
import { whatIsMissing } from './template.ts';
import { TRANSITIONS } from './transitions.ts';

/**
 * Brings a ticket to a status as a consequence of something else. Where the table has no such step, or the topic's
 * template still wants something, only the events are written and the ticket stays open with its agent.
 */
export async function setStatus(tx: Tx, ticketId: string, status: TicketStatus, change: { at: Date; actor: string; events?: readonly NewTicketEvent[] }): Promise<void> {
  const ticket = await lockTicket(tx, await currentTicket(tx, ticketId));
  const events = change.events ?? [];
  if (!TRANSITIONS[ticket.status].includes(status)) {
    await changeTicket(tx, ticket.id, { ...change, set: {}, events });
    return;
  }
  const held = status === 'resolved' ? await whatIsMissing(asDb(tx), ticket) : null;
  if (held) {
    await changeTicket(tx, ticket.id, { ...change, set: {}, events: [...events, { type: 'resolution.held', data: held }] });
    return;
  }
  const { calendar } = await readQueue(asDb(tx), ticket.queue);
  const moved: NewTicketEvent = { type: 'status.changed', data: { from: ticket.status, to: status } };
  await changeTicket(tx, ticket.id, { ...change, set: statusChange(ticket, status, calendar, change.at), events: [...events, moved] });
}
