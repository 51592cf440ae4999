import { LobbyError, type Fact, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendFacts, lockConversation, type AppendResult, type ConversationRow } from '../timeline/append.ts';
import { agentActor, publish } from './command.ts';
import { WORDS } from './wording.ts';

/** A supervisor begins to speak beside the agent (barge-in); the customer is told. Again is no error. @throws LobbyError wrong_state, not_found */
export async function joinConversation(spine: Spine, staff: Staff, conversationId: string): Promise<null> {
  return beside(spine, staff, conversationId, 'conversation.join', (c) => {
    if (c.status !== 'assigned' || c.assignee === staff.id) throw new LobbyError('wrong_state', 'No colleague has this conversation');
    return c.speakers.includes(staff.id) ? null : { type: 'joined', handoffId: c.handoffId ?? '', agentId: staff.id, agentName: staff.name, text: WORDS[c.language].joined(staff.name) };
  });
}

/** Ends that; the agent goes on alone. @throws not_found */
export async function leaveConversation(spine: Spine, staff: Staff, conversationId: string): Promise<null> {
  return beside(spine, staff, conversationId, 'conversation.leave', (c) => (
    c.speakers.includes(staff.id) ? { type: 'left', handoffId: c.handoffId ?? '', agentId: staff.id, agentName: staff.name, text: WORDS[c.language].left(staff.name) } : null));
}

async function beside(spine: Spine, staff: Staff, conversationId: string, action: string, factOf: (locked: ConversationRow) => Fact | null): Promise<null> {
  const result = await spine.database.transaction(async (tx): Promise<AppendResult | null> => {
    const locked = await lockConversation(tx, conversationId);
    const fact = factOf(locked);
    if (!fact) return null;
    await spine.access.audit(tx, { actor: staff.id, action, subject: conversationId });
    return appendFacts(tx, spine.clock, locked, [{ actor: agentActor(staff), fact }]);
  });
  if (result) publish(spine, result);
  return null;
}
