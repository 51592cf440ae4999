import { LobbyError, type Staff } from '@lobby/contracts';
import { and, eq, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Spine } from '../../deps.ts';
import { audienceOf, isOverseer, queuesOf, roomsOf } from '../../live/audience.ts';
import { conversations } from '../../record/schema.ts';
import type { ConversationRow } from '../../timeline/append.ts';

/**
 * A conversation this member of staff may read: in their view, or an earlier one of a customer they are serving now; overseers read all.
 * @throws LobbyError not_found, the same for what does not exist and for what is not theirs
 */
export async function visibleConversation(spine: Spine, staff: Staff, conversationId: string): Promise<ConversationRow> {
  const serving = alias(conversations, 'serving');
  const [found] = await spine.database.db.select({ conversation: conversations, serving: serving.id }).from(conversations)
    .leftJoin(serving, and(eq(serving.customerId, conversations.customerId), ne(serving.id, conversations.id), eq(serving.assignee, staff.id), eq(serving.status, 'assigned')))
    .where(eq(conversations.id, conversationId)).limit(1);
  if (found && (found.serving || isInView(spine, staff, found.conversation))) return found.conversation;
  throw new LobbyError('not_found');
}

function isInView(spine: Spine, staff: Staff, conversation: ConversationRow): boolean {
  if (isOverseer(spine.access, staff)) return true;
  const mine = new Set(roomsOf(spine.access, staff));
  return audienceOf(conversation).some((room) => mine.has(room));
}

/** Whether this agent serves the queue the handoff came to; who was slower must still learn who was faster. @throws LobbyError not_found */
export async function mustServe(spine: Spine, staff: Staff, handoffId: string): Promise<void> {
  const [row] = await spine.database.db.select().from(conversations).where(sql`${conversations.handoffId} = ${handoffId}`);
  if (!row || !(isInView(spine, staff, row) || (row.queue !== null && queuesOf(staff).includes(row.queue)))) throw new LobbyError('not_found');
}
