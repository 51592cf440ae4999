import { LobbyError, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendFacts, lockConversation } from '../timeline/append.ts';
import { agentActor, mustOwn, publish } from './command.ts';

/**
 * Asks a colleague to read along and answer in notes; the agent keeps the conversation and the customer notices nothing. Again replaces nothing.
 * @throws LobbyError wrong_state when this agent does not have it or asks themselves, not_found for a conversation or a colleague nobody knows
 */
export async function askColleague(spine: Spine, staff: Staff, { conversationId, agentId, question }: { conversationId: string; agentId: string; question: string }): Promise<null> {
  if (agentId === staff.id) throw new LobbyError('wrong_state', 'Ask somebody else');
  const colleague = (await spine.tickets.agents()).find((a) => a.id === agentId);
  if (!colleague) throw new LobbyError('not_found', 'No such colleague at the desk');
  const masked = spine.nlu.mask(question).masked;
  const result = await spine.database.transaction(async (tx) => {
    const locked = await lockConversation(tx, conversationId);
    mustOwn(locked, staff);
    if (locked.consultants.includes(agentId)) return null;
    await spine.access.audit(tx, { actor: staff.id, action: 'conversation.consult', subject: conversationId, data: { agentId } });
    return appendFacts(tx, spine.clock, locked, [{ actor: agentActor(staff), fact: { type: 'consult.asked', handoffId: locked.handoffId ?? '', agentId, agentName: colleague.name, by: staff.id, question: masked } }]);
  });
  if (result) publish(spine, result);
  return null;
}

/** Ends a consultation: the colleague is done, or the agent no longer needs them. @throws LobbyError wrong_state, not_found */
export async function endConsult(spine: Spine, staff: Staff, { conversationId, agentId }: { conversationId: string; agentId: string }): Promise<null> {
  const result = await spine.database.transaction(async (tx) => {
    const locked = await lockConversation(tx, conversationId);
    if (agentId !== staff.id) mustOwn(locked, staff);
    if (!locked.consultants.includes(agentId)) return null;
    return appendFacts(tx, spine.clock, locked, [{ actor: agentActor(staff), fact: { type: 'consult.ended', handoffId: locked.handoffId ?? '', agentId, why: agentId === staff.id ? 'done' : 'withdrawn' } }]);
  });
  if (result) publish(spine, result);
  return null;
}
