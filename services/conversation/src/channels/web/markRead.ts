import { and, eq, lt, sql } from 'drizzle-orm';
import type { Spine } from '../../deps.ts';
import { conversations } from '../../record/schema.ts';

/** Notes how far the customer has read; it only ever moves forward, and never past what there is. */
export async function markRead(spine: Spine, conversationId: string, seq: number): Promise<null> {
  const [row] = await spine.database.db.update(conversations).set({ customerReadSeq: sql`least(${seq}::bigint, ${conversations.lastSeq})::integer` })
    .where(and(eq(conversations.id, conversationId), lt(conversations.customerReadSeq, sql`least(${seq}::bigint, ${conversations.lastSeq})`)))
    .returning({ seq: conversations.customerReadSeq });
  if (row) spine.live.read(conversationId, 'customer', row.seq);
  return null;
}
