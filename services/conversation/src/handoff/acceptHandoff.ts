import { LobbyError, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { agentActor, conversationOfHandoff, publish, tell } from './command.ts';
import { WORDS } from './wording.ts';

/**
 * Gives a waiting conversation to this agent. However many try at once exactly one wins: the queue's compare-and-set and the fact are one transaction.
 * @returns the conversation. Accepting again what one has already is no error, so that a lost ack can be retried.
 * @throws LobbyError already_accepted with the winner in `current`, not_found
 */
export async function acceptHandoff(spine: Spine, staff: Staff, handoffId: string): Promise<{ conversationId: string }> {
  const conversation = await conversationOfHandoff(spine, handoffId);
  const done = { conversationId: conversation.id };
  if (conversation.assignee === staff.id && conversation.status === 'assigned') return done;
  const result = await spine.database.transaction(async (tx) => {
    const outcome = await spine.tickets.accept(tx, handoffId, staff.id);
    if (!outcome.won) {
      if (outcome.by === staff.id) return null;
      throw new LobbyError('already_accepted', undefined, { current: { by: outcome.by } });
    }
    const appended = await tell(spine, tx, conversation.id, agentActor(staff), { type: 'accepted', handoffId, agentId: staff.id, agentName: staff.name, text: WORDS[conversation.language].accepted(staff.name) });
    await spine.access.audit(tx, { actor: staff.id, action: 'conversation.accept', subject: conversation.id });
    return appended;
  });
  if (result) publish(spine, result);
  return done;
}
