import { LobbyError, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { agentActor, publish, readConversation, tell } from './command.ts';
import { WORDS } from './wording.ts';

/**
 * A supervisor makes a conversation theirs, from whoever has it or from the queue; the customer is told who speaks now. Again by the same one is no error.
 * @throws LobbyError wrong_state when no person has it or is asked for, not_found
 */
export async function takeOver(spine: Spine, staff: Staff, conversationId: string): Promise<null> {
  const { handoffId, language, status, assignee } = await readConversation(spine, conversationId);
  if (status === 'assigned' && assignee === staff.id) return null;
  if (!handoffId) throw new LobbyError('wrong_state', 'There is nothing to take over');
  const result = await spine.database.transaction(async (tx) => {
    const taken = await spine.tickets.takeOver(tx, handoffId, staff.id);
    if (!taken) throw new LobbyError('wrong_state', 'There is nothing to take over');
    if (taken.from === staff.id) return null;
    const appended = await tell(spine, tx, conversationId, agentActor(staff), { type: 'taken_over', handoffId, agentId: staff.id, agentName: staff.name, from: taken.from, text: WORDS[language].takenOver(staff.name) });
    await spine.access.audit(tx, { actor: staff.id, action: 'conversation.take_over', subject: conversationId, data: { from: taken.from } });
    return appended;
  });
  if (result) publish(spine, result);
  return null;
}
