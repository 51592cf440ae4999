import { LobbyError, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendFacts, lockConversation, type NewFact } from '../timeline/append.ts';
import { agentActor, mustOwn, publish, readConversation } from './command.ts';
import { queuedFact } from './queuedFact.ts';
import { WORDS } from './wording.ts';

type Wish = { conversationId: string; queue: string; toAgent?: string | undefined; note?: string | undefined };

/**
 * Passes a conversation from its agent to a queue, or to a colleague who is asked first; the note stays among staff.
 * @throws LobbyError wrong_state when this agent does not have it or means themselves, not_found
 */
export async function transferConversation(spine: Spine, staff: Staff, { conversationId, queue, toAgent, note }: Wish): Promise<null> {
  const conversation = await readConversation(spine, conversationId);
  mustOwn(conversation, staff);
  if (toAgent === staff.id) throw new LobbyError('wrong_state', 'You have this conversation already');
  const handoffId = conversation.handoffId ?? '';
  const masked = note ? { note: spine.nlu.mask(note).masked } : {};
  const result = await spine.database.transaction(async (tx) => {
    const place = await spine.tickets.requeue(tx, handoffId, staff.id, queue, toAgent);
    if (!place) throw new LobbyError('wrong_state', 'You do not have this conversation');
    const locked = await lockConversation(tx, conversation.id);
    mustOwn(locked, staff);
    const transferred: NewFact = { actor: agentActor(staff), fact: { type: 'transferred', handoffId, from: staff.id, toQueue: place.queue, text: WORDS[locked.language].transferred, ...(toAgent ? { toAgent } : {}), ...masked } };
    const appended = await appendFacts(tx, spine.clock, locked, [transferred, queuedFact(handoffId, place, locked)]);
    await spine.access.audit(tx, { actor: staff.id, action: 'conversation.transfer', subject: conversation.id, data: { queue: place.queue, ...(toAgent ? { toAgent } : {}) } });
    return appended;
  });
  publish(spine, result);
  return null;
}
