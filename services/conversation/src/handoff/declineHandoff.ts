import { LobbyError, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { agentActor, conversationOfHandoff, publish, tell } from './command.ts';

/** Says no to an offer; the conversation goes back to the head of its queue. @throws LobbyError wrong_state when it is not offered to this agent, not_found */
export async function declineHandoff(spine: Spine, staff: Staff, handoffId: string): Promise<null> {
  const conversation = await conversationOfHandoff(spine, handoffId);
  const result = await spine.database.transaction(async (tx) => {
    if (!(await spine.tickets.decline(tx, handoffId, staff.id))) throw new LobbyError('wrong_state', 'This is not offered to you');
    return tell(spine, tx, conversation.id, agentActor(staff), { type: 'offer_ended', handoffId, agentId: staff.id, why: 'declined' });
  });
  publish(spine, result);
  return null;
}
