import { LobbyError, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq, sql } from 'drizzle-orm';
import { ticketEvents, tickets } from '../record/schema.ts';

export type TicketRow = typeof tickets.$inferSelect;
export type NewTicketEvent = { type: string; data: Record<string, unknown>; clientId?: string };
type Settable = Partial<Pick<TicketRow, 'subject' | 'description' | 'fields' | 'priority' | 'queue' | 'assignee' | 'status' | 'tags' | 'topic' | 'customerId' | 'firstResponseDue' | 'nextResponseDue' | 'resolutionDue' | 'firstRespondedAt' | 'resolvedAt' | 'pausedAt' | 'promiseKind' | 'promiseDue' | 'contactShown' | 'contactSealed' | 'approval' | 'mergedInto' | 'told'>>;

/**
 * The one way a ticket changes: fields and the events that tell of them, in one transaction. The row's lock makes `seq` dense. `version` moves only when
 * a field does, so that a note never spoils somebody's edit.
 * @throws LobbyError not_found
 */
export async function changeTicket(tx: Tx, ticketId: string, change: { at: Date; actor: string; set: Settable; events: readonly NewTicketEvent[] }): Promise<TicketRow> {
  const db = asDb(tx);
  const { at, actor, set, events } = change;
  const moved = Object.keys(set).length > 0 ? 1 : 0;
  const [row] = await db.update(tickets).set({
    ...set, updatedAt: at, version: sql`${tickets.version} + ${moved}::int`, lastEventSeq: sql`${tickets.lastEventSeq} + ${events.length}::int`,
  }).where(eq(tickets.id, ticketId)).returning();
  if (!row) throw new LobbyError('not_found');
  const first = row.lastEventSeq - events.length + 1;
  if (events.length > 0) await db.insert(ticketEvents).values(events.map((e, i) => ({ ...e, ticketId, seq: first + i, at, actor })));
  return row;
}
