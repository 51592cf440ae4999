import type { SlaState, Ticket, TicketEvent, TicketRow as TicketLine } from '@lobby/contracts';
import type { ticketEvents } from '../record/schema.ts';
import type { TicketRow } from './changeTicket.ts';
import { ticketNumber } from './ticketNumber.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentTicket(row: TicketRow, conversations: readonly string[]): Ticket {
  const { id, subject, topic, channel, language, customerId, priority, queue, assignee, status, tags, version } = row;
  return {
    id, number: ticketNumber(row.number), subject, topic, channel, language, customerId, priority, queue, assignee, status, tags, version, conversations: [...conversations],
    createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(), firstResponseDue: iso(row.firstResponseDue), resolutionDue: iso(row.resolutionDue),
    nextResponseDue: iso(row.nextResponseDue), description: row.description, fields: row.fields, approval: row.approval, mergedInto: row.mergedInto, pausedAt: iso(row.pausedAt),
    promise: row.promiseKind && row.promiseDue ? { kind: row.promiseKind, by: row.promiseDue.toISOString(), contact: row.contactShown } : null,
  };
}

/** A line of a list. `names` knows the staff that occur. */
export function presentLine(row: TicketRow, more: { conversations: readonly string[]; customerName: string | null; names: ReadonlyMap<string, string> }): TicketLine {
  return { ...presentTicket(row, more.conversations), customerName: more.customerName, assigneeName: row.assignee ? (more.names.get(row.assignee) ?? null) : null };
}

/** How the clocks stand at `now`. A due time that passed while the clock stood still is no breach. */
export function presentSla(row: TicketRow, now: Date): SlaState {
  const at = row.pausedAt ?? now;
  const breached = (due: Date | null, met: Date | null): boolean => due !== null && (met ?? at) > due;
  // A promise to call is kept or broken whatever the ticket waits for.
  const promiseBreached = row.promiseDue !== null && (row.resolvedAt ?? now) > row.promiseDue;
  return {
    firstRespondedAt: iso(row.firstRespondedAt), resolvedAt: iso(row.resolvedAt),
    firstResponseBreached: breached(row.firstResponseDue, row.firstRespondedAt), resolutionBreached: breached(row.resolutionDue, row.resolvedAt),
    nextResponseBreached: breached(row.nextResponseDue, null), promiseBreached,
  };
}

export function presentEvent(row: typeof ticketEvents.$inferSelect): TicketEvent {
  return { ticketId: row.ticketId, seq: row.seq, at: row.at.toISOString(), actor: row.actor, type: row.type, data: row.data };
}
