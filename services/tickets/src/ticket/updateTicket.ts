import { LobbyError, type TicketPatch, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import type { TicketsDeps } from '../deps.ts';
import { readQueue, type QueueRow } from '../queue/readQueue.ts';
import { changeTicket, type NewTicketEvent, type TicketRow } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';
import { presentTicket } from './presentTicket.ts';
import { dueTimes } from './sla.ts';
import { statusChange } from './statusChange.ts';

type Fields = Parameters<typeof changeTicket>[2]['set'];
const TRACKED = ['status', 'priority', 'queue', 'assignee', 'tags'] as const;

/**
 * Changes a ticket by hand. Every field that really changes becomes an event; a patch that changes nothing leaves no trace.
 * @throws LobbyError not_found, conflict (with the ticket in `current`), wrong_state, invalid_request
 */
export async function updateTicket(deps: TicketsDeps, ticketId: string, patch: TicketPatch, actor: string): Promise<void> {
  await mustKnowAssignee(deps, patch.assignee);
  const at = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    if (ticket.version !== patch.version) throw new LobbyError('conflict', 'Somebody changed this ticket in the meantime', { current: presentTicket(ticket, []) });
    const set = fieldsOf(ticket, patch, await queueFor(tx, ticket, patch), at);
    const events = TRACKED.flatMap((field) => (field in set ? [eventOf(ticket, set, field)] : []));
    if (events.length > 0) await changeTicket(tx, ticketId, { at, actor, set, events });
  });
}

/** Only what differs. A new priority starts its clocks at the ticket's beginning; a new status pauses, goes on or stops them. */
function fieldsOf(ticket: TicketRow, patch: TicketPatch, queue: QueueRow, at: Date): Fields {
  const priority = patch.priority ?? ticket.priority;
  const due = priority === ticket.priority ? {} : { priority, ...dueTimes(priority, queue.calendar, ticket.createdAt) };
  return {
    ...due,
    ...(patch.queue === undefined || patch.queue === ticket.queue ? {} : { queue: queue.id }),
    ...(patch.assignee === undefined || patch.assignee === ticket.assignee ? {} : { assignee: patch.assignee }),
    ...(patch.tags === undefined || sameTags(patch.tags, ticket.tags) ? {} : { tags: [...new Set(patch.tags)] }),
    ...(patch.status === undefined || patch.status === ticket.status ? {} : statusChange({ ...ticket, ...due }, patch.status, queue.calendar, at)),
  };
}

function eventOf(ticket: TicketRow, set: Fields, field: (typeof TRACKED)[number]): NewTicketEvent {
  return { type: `${field}.changed`, data: { from: ticket[field], to: set[field] } };
}

function sameTags(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}

async function queueFor(tx: Tx, ticket: TicketRow, patch: TicketPatch): Promise<QueueRow> {
  const wanted = patch.queue ?? ticket.queue;
  const queue = await readQueue(asDb(tx), wanted);
  if (patch.queue !== undefined && queue.id !== wanted) throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'queue', message: 'no such queue' }] });
  return queue;
}

async function mustKnowAssignee(deps: TicketsDeps, assignee: string | null | undefined): Promise<void> {
  if (!assignee || (await deps.staff.agentProfiles([assignee])).has(assignee)) return;
  throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'assignee', message: 'no such member of staff' }] });
}
