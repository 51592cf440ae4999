import { LobbyError, type Fact, type Staff, type Tx } from '@lobby/contracts';
import { eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { conversations } from '../record/schema.ts';
import { appendFacts, lockConversation, type AppendResult, type ConversationRow, type NewFact } from '../timeline/append.ts';

/** Reads a conversation without locking it. @throws LobbyError not_found */
export async function readConversation(spine: Spine, conversationId: string): Promise<ConversationRow> {
  const [row] = await spine.database.db.select().from(conversations).where(eq(conversations.id, conversationId));
  if (!row) throw new LobbyError('not_found');
  return row;
}

/** @throws LobbyError not_found when no conversation has this handoff now. */
export async function conversationOfHandoff(spine: Spine, handoffId: string): Promise<ConversationRow> {
  const [row] = await spine.database.db.select().from(conversations).where(eq(conversations.handoffId, handoffId));
  if (!row) throw new LobbyError('not_found');
  return row;
}

/** The agent as customers and colleagues see them. */
export function agentActor(staff: Staff): NewFact['actor'] {
  return { kind: 'agent', id: staff.id, name: staff.name };
}

/** @throws LobbyError wrong_state unless this agent has the conversation. */
export function mustOwn(conversation: ConversationRow, staff: Staff): void {
  if (conversation.status !== 'assigned' || conversation.assignee !== staff.id) throw new LobbyError('wrong_state', 'You do not have this conversation');
}

/** Who speaks to the customer: the agent, and supervisors who joined. @throws LobbyError wrong_state for anybody else */
export function mustSpeak(conversation: ConversationRow, staff: Staff): void {
  if (conversation.status === 'assigned' && conversation.speakers.includes(staff.id)) return;
  mustOwn(conversation, staff);
}

/** Appends one fact to a conversation inside the caller's transaction. Queues are locked before conversations everywhere, so that two commands never wait for each other. */
export async function tell(spine: Spine, tx: Tx, conversationId: string, actor: NewFact['actor'], fact: Fact, clientId?: string): Promise<AppendResult> {
  return appendFacts(tx, spine.clock, await lockConversation(tx, conversationId), [{ actor, fact, ...(clientId ? { clientId } : {}) }]);
}

/** Makes a committed change known: to those who look on, and to the queue. */
export function publish(spine: Spine, result: AppendResult): void {
  spine.live.appended(result);
  spine.wakeQueue();
}
