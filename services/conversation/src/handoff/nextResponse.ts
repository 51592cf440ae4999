import { asDb } from '@lobby/service-kit/db';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { conversations as c, timeline } from '../record/schema.ts';

/**
 * Tells the tickets whose customer wrote last while a person has the conversation, so that the next-response clock runs; everybody else was answered. Read
 * beside the messages and not with each of them: nobody who sends waits for it.
 */
export async function tellWhoWaits(spine: Spine): Promise<void> {
  const answered = sql`coalesce((select max(t.seq) from ${timeline} t where t.conversation_id = ${c.id} and t.type in ('agent.said', 'accepted', 'taken_over')), 0)`;
  const asked = sql<string | null>`(select min(t.at) from ${timeline} t where t.conversation_id = ${c.id} and t.type = 'customer.said' and t.seq > ${answered})`;
  await spine.database.transaction(async (tx) => {
    const rows = await asDb(tx).select({ ticketId: c.ticketId, asked }).from(c).where(and(eq(c.status, 'assigned'), isNotNull(c.ticketId)));
    await spine.tickets.awaitsAnswer(tx, new Map(rows.flatMap((r) => (r.ticketId && r.asked ? [[r.ticketId, new Date(r.asked)] as const] : []))));
  });
}
