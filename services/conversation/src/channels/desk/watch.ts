import { LobbyError, type Staff, type TimelinePage } from '@lobby/contracts';
import { eq } from 'drizzle-orm';
import type { Spine } from '../../deps.ts';
import { conversations } from '../../record/schema.ts';
import { readForStaff } from '../../timeline/read.ts';
import { visibleConversation } from './visible.ts';

/**
 * What a member of staff missed of a conversation; looking at it as its agent marks it read. `join` runs before the page is read, so that an entry is in
 * the page, pushed, or both, but never neither.
 */
export async function watchConversation(spine: Spine, staff: Staff, wish: { conversationId: string; after: number }, join: () => Promise<void> | void): Promise<TimelinePage> {
  const conversation = await visibleConversation(spine, staff, wish.conversationId);
  await join();
  const page = await readForStaff(spine.database.db, wish.conversationId, wish.after);
  if (!page) throw new LobbyError('not_found');
  const mine = conversation.status === 'assigned' && conversation.assignee === staff.id;
  if (mine && (conversation.unread > 0 || conversation.agentReadSeq < page.lastSeq)) await markSeen(spine, wish.conversationId, page.lastSeq);
  return page;
}

async function markSeen(spine: Spine, conversationId: string, seq: number): Promise<void> {
  const [row] = await spine.database.db.update(conversations).set({ unread: 0, agentReadSeq: seq }).where(eq(conversations.id, conversationId)).returning();
  if (!row) return;
  spine.live.read(conversationId, 'agent', seq);
  spine.live.rowChanged(row);
}
