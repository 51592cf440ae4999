import type { Assignment } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, eq, ne } from 'drizzle-orm';
import { assignments } from '../record/schema.ts';

export type AssignmentRow = typeof assignments.$inferSelect;

export function presentAssignment(row: AssignmentRow): Assignment {
  const { handoffId, conversationId, ticketId, queue, priority, language, state, agentId, offeredTo, leaseUntil, queuedAt } = row;
  return { handoffId, conversationId, ticketId, queue, priority, language, state, agentId, offeredTo, leaseUntil, queuedAt };
}

/** The open assignment of a conversation; there is at most one. */
export async function openAssignmentOf(db: Database, conversationId: string): Promise<Assignment | null> {
  const [row] = await db.select().from(assignments).where(and(eq(assignments.conversationId, conversationId), ne(assignments.state, 'done')));
  return row ? presentAssignment(row) : null;
}
