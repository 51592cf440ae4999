import type { Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { readQueue } from '../queue/readQueue.ts';
import { changeTicket, type NewTicketEvent } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';
import { statusChange } from './statusChange.ts';
import { TRANSITIONS } from './transitions.ts';

/** An agent has joined: the ticket is theirs and open. That moment counts as the first response, because the customer is told who is there. */
export async function takeTicket(tx: Tx, ticketId: string, agentId: string, now: Date): Promise<void> {
  const ticket = await lockTicket(tx, ticketId);
  const opens = TRANSITIONS[ticket.status].includes('open');
  const events: NewTicketEvent[] = [{ type: 'accepted', data: { agentId } }];
  if (opens) events.push({ type: 'status.changed', data: { from: ticket.status, to: 'open' } });
  const fields = opens ? statusChange(ticket, 'open', (await readQueue(asDb(tx), ticket.queue)).calendar, now) : {};
  await changeTicket(tx, ticketId, { at: now, actor: agentId, set: { ...fields, assignee: agentId, firstRespondedAt: ticket.firstRespondedAt ?? now }, events });
}
