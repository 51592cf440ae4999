import { LobbyError, type TicketPatch, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import type { TicketsDeps } from '../deps.ts';
import { readQueue, type QueueRow } from '../queue/readQueue.ts';
import { readPolicy } from '../sla/policy.ts';
import { changeTicket, type NewTicketEvent, type TicketRow } from './changeTicket.ts';
import { lockVersion } from './lockTicket.ts';
import { dueTimes } from './sla.ts';
import { statusChange } from './statusChange.ts';
import { whatIsMissing } from './template.ts';

type Fields = Parameters<typeof changeTicket>[2]['set'];
const TRACKED = ['status', 'priority', 'queue', 'assignee', 'tags', 'subject', 'topic', 'description', 'fields'] as const;
/** Set as they come; the others bring something along. */
const PLAIN = ['assignee', 'tags', 'subject', 'topic', 'description', 'fields'] as const;

/**
 * Changes a ticket by hand. Every field that really changes becomes an event with what it was and what it is; a patch that changes nothing leaves no trace.
 * @throws LobbyError not_found, conflict (with the ticket in `current`), wrong_state (also when the topic's template still wants something), invalid_request
 */
export async function updateTicket(deps: TicketsDeps, ticketId: string, patch: TicketPatch, actor: string): Promise<void> {
  await mustKnowAssignee(deps, patch.assignee);
  await deps.database.transaction((tx) => patchTicket(deps, tx, ticketId, patch, actor));
}

/** The same inside a transaction of the caller's. */
export async function patchTicket(deps: TicketsDeps, tx: Tx, ticketId: string, patch: TicketPatch, actor: string): Promise<void> {
  const at = deps.clock.now();
  const ticket = await lockVersion(tx, ticketId, patch.version);
  if (ticket.mergedInto) throw new LobbyError('wrong_state', 'This ticket is part of another one now');
  const set = await fieldsOf(tx, ticket, masked(deps, patch), at);
  if (set.status === 'resolved') await mustBeComplete(tx, { ...ticket, ...set });
  const events = TRACKED.flatMap((field) => (field in set ? [eventOf(ticket, set, field)] : []));
  if (events.length > 0) await changeTicket(tx, ticketId, { at, actor, set, events });
}

function masked({ mask }: TicketsDeps, patch: TicketPatch): TicketPatch {
  const { subject, description, fields } = patch;
  return {
    ...patch, ...(subject === undefined ? {} : { subject: mask(subject).masked }), ...(description === undefined ? {} : { description: mask(description).masked }),
    ...(fields === undefined ? {} : { fields: Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, mask(value).masked])) }),
  };
}

/** Only what differs. A new priority starts its clocks at the ticket's beginning; a new status pauses, goes on or stops them. */
async function fieldsOf(tx: Tx, ticket: TicketRow, patch: TicketPatch, at: Date): Promise<Fields> {
  const queue = await queueFor(tx, ticket, patch);
  const priority = patch.priority ?? ticket.priority;
  const due = priority === ticket.priority ? {} : { priority, ...dueTimes(await readPolicy(asDb(tx), priority), queue.calendar, ticket.createdAt) };
  return {
    ...due,
    ...(patch.queue === undefined || patch.queue === ticket.queue ? {} : { queue: queue.id }),
    ...Object.fromEntries(PLAIN.flatMap((field) => (patch[field] === undefined || same(patch[field], ticket[field]) ? [] : [[field, patch[field]]]))),
    ...(patch.tags === undefined || same(patch.tags, ticket.tags) ? {} : { tags: [...new Set(patch.tags)] }),
    ...(patch.status === undefined || patch.status === ticket.status ? {} : statusChange({ ...ticket, ...due }, patch.status, queue.calendar, at)),
  };
}

async function mustBeComplete(tx: Tx, ticket: TicketRow): Promise<void> {
  const missing = await whatIsMissing(asDb(tx), ticket);
  if (!missing) return;
  const errors = [...missing.fields.map((id) => ({ path: `fields.${id}`, message: 'the topic asks for it' })), ...(missing.approval ? [{ path: 'approval', message: 'not approved' }] : [])];
  throw new LobbyError('wrong_state', 'Something is missing before this can be resolved', { errors });
}

function eventOf(ticket: TicketRow, set: Fields, field: (typeof TRACKED)[number]): NewTicketEvent {
  return { type: `${field}.changed`, data: { from: ticket[field], to: set[field] } };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

async function queueFor(tx: Tx, ticket: TicketRow, patch: TicketPatch): Promise<QueueRow> {
  const wanted = patch.queue ?? ticket.queue;
  const queue = await readQueue(asDb(tx), wanted);
  if (patch.queue !== undefined && queue.id !== wanted) throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'queue', message: 'no such queue' }] });
  return queue;
}

export async function mustKnowAssignee(deps: TicketsDeps, assignee: string | null | undefined): Promise<void> {
  if (!assignee || (await deps.staff.agentProfiles([assignee])).has(assignee)) return;
  throw new LobbyError('invalid_request', undefined, { errors: [{ path: 'assignee', message: 'no such member of staff' }] });
}
