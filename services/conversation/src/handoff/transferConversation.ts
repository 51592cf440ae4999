import { LobbyError, type Staff } from '@lobby/contracts';
import type { Spine } from '../deps.ts';
import { appendFacts, lockConversation, type NewFact } from '../timeline/append.ts';
import { agentActor, mustOwn, publish, readConversation } from './command.ts';
import { WORDS } from './wording.ts';

/** Passes a conversation from its agent to a queue; the note stays among staff. @throws LobbyError wrong_state when this agent does not have it, not_found */
export async function transferConversation(spine: Spine, staff: Staff, wish: { conversationId: string; queue: string; note?: string | undefined }): Promise<null> {
  const conversation = await readConversation(spine, wish.conversationId);
  mustOwn(conversation, staff);
  const handoffId = conversation.handoffId ?? '';
  const result = await spine.database.transaction(async (tx) => {
    const place = await spine.tickets.requeue(tx, handoffId, staff.id, wish.queue);
    if (!place) throw new LobbyError('wrong_state', 'You do not have this conversation');
    const locked = await lockConversation(tx, conversation.id);
    mustOwn(locked, staff);
    const words = WORDS[locked.language];
    const text = place.open ? words.queued(place.position, place.expectedWaitSeconds) : words.outOfHours(locked.ticketNumber);
    const facts: NewFact[] = [
      { actor: agentActor(staff), fact: { type: 'transferred', handoffId, from: staff.id, toQueue: place.queue, text: words.transferred, ...(wish.note ? { note: wish.note } : {}) } },
      { actor: { kind: 'system' }, fact: { type: 'queued', handoffId, queue: place.queue, position: place.position, expectedWaitSeconds: place.expectedWaitSeconds, open: place.open, text } },
    ];
    const appended = await appendFacts(tx, spine.clock, locked, facts);
    await spine.access.audit(tx, { actor: staff.id, action: 'conversation.transfer', subject: conversation.id, data: { queue: place.queue } });
    return appended;
  });
  publish(spine, result);
  return null;
}
