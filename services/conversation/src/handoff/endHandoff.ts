import { LobbyError, type Fact, type Staff, type Tx } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { timeline } from '../record/schema.ts';
import type { ConversationRow, NewFact } from '../timeline/append.ts';
import { agentActor, mustOwn, publish, readConversation, tell } from './command.ts';
import { WORDS } from './wording.ts';

type Ending = { why: 'returned_to_bot' | 'withdrawn' | 'resolved'; actor: NewFact['actor']; actorId: string; clientId?: string; still: (locked: ConversationRow) => void; fact: (handoffId: string, conversation: ConversationRow) => Fact; also?: (tx: Tx) => Promise<void> };

/** Gives a conversation back to the bot. @throws LobbyError wrong_state when this agent does not have it, not_found */
export async function returnToBot(spine: Spine, staff: Staff, conversationId: string): Promise<null> {
  const conversation = await readConversation(spine, conversationId);
  mustOwn(conversation, staff);
  return end(spine, conversation, {
    why: 'returned_to_bot', actor: agentActor(staff), actorId: staff.id, still: (locked) => mustOwn(locked, staff),
    fact: (handoffId, { language }) => ({ type: 'returned_to_bot', handoffId, text: WORDS[language].returnedToBot }),
    also: (tx) => spine.access.audit(tx, { actor: staff.id, action: 'conversation.return_to_bot', subject: conversationId }),
  });
}

/** Ends a conversation and resolves its ticket. @throws LobbyError wrong_state when this agent does not have it, not_found */
export async function resolveConversation(spine: Spine, staff: Staff, conversationId: string): Promise<null> {
  const conversation = await readConversation(spine, conversationId);
  mustOwn(conversation, staff);
  return end(spine, conversation, {
    why: 'resolved', actor: agentActor(staff), actorId: staff.id, still: (locked) => mustOwn(locked, staff),
    fact: (_handoffId, { language }) => ({ type: 'resolved', by: staff.id, text: WORDS[language].resolved }),
    also: async (tx) => {
      if (conversation.ticketId) await spine.tickets.resolveTicket(tx, conversation.ticketId, staff.id);
      await spine.access.audit(tx, { actor: staff.id, action: 'conversation.resolve', subject: conversationId });
    },
  });
}

/** The customer no longer wants to wait: the bot goes on. The same clientId again changes nothing. @throws LobbyError wrong_state when nothing waits */
export async function withdrawHandoff(spine: Spine, conversationId: string, clientId: string): Promise<null> {
  const conversation = await readConversation(spine, conversationId);
  if (await isWithdrawn(spine, conversationId, clientId)) return null;
  mustWait(conversation);
  return end(spine, conversation, {
    why: 'withdrawn', actor: { kind: 'customer', ...(conversation.customerId ? { id: conversation.customerId } : {}) }, actorId: 'customer', clientId, still: mustWait,
    fact: (handoffId, { language }) => ({ type: 'handoff.withdrawn', handoffId, text: WORDS[language].withdrawn }),
  });
}

async function isWithdrawn(spine: Spine, conversationId: string, clientId: string): Promise<boolean> {
  const [before] = await spine.database.db.select({ type: timeline.type }).from(timeline).where(and(eq(timeline.conversationId, conversationId), eq(timeline.clientId, clientId)));
  if (before && before.type !== 'handoff.withdrawn') throw new LobbyError('conflict', 'This clientId was used for another message');
  return before !== undefined;
}

function mustWait({ status }: ConversationRow): void {
  if (status !== 'queued' && status !== 'offered') throw new LobbyError('wrong_state', 'You are not waiting for a person');
}

async function end(spine: Spine, conversation: ConversationRow, ending: Ending): Promise<null> {
  const handoffId = conversation.handoffId ?? '';
  const result = await spine.database.transaction(async (tx) => {
    if (!(await spine.tickets.finish(tx, handoffId, ending.why, ending.actorId))) throw new LobbyError('wrong_state');
    const appended = await tell(spine, tx, conversation.id, ending.actor, ending.fact(handoffId, conversation), ending.clientId);
    if (appended.before.handoffId !== handoffId) throw new LobbyError('wrong_state');
    // Seen without the lock above, so it is asked again under it.
    ending.still(appended.before);
    await ending.also?.(tx);
    return appended;
  });
  publish(spine, result);
  return null;
}
