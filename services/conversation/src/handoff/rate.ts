import { LobbyError, type Rating, type SentMessage } from '@lobby/contracts';
import type { z } from 'zod';
import type { Spine } from '../deps.ts';
import { appendOnce } from '../timeline/appendOnce.ts';

/** Records the customer's rating and tells the ticket. @throws LobbyError wrong_state while a person is still at work, conflict, not_found */
export async function rate(spine: Spine, conversationId: string, rating: z.output<typeof Rating>): Promise<{ sent: SentMessage; repeated: boolean }> {
  const comment = rating.comment ? spine.nlu.mask(rating.comment).masked : undefined;
  const { sent, result } = await appendOnce(spine, {
    conversationId, clientId: rating.clientId,
    make: (conversation) => ({ actor: { kind: 'customer', ...(conversation.customerId ? { id: conversation.customerId } : {}) }, fact: { type: 'rated', score: rating.score, ...(comment ? { comment } : {}) } }),
    also: async (tx, { before }) => {
      if (before.status !== 'closed' && before.status !== 'bot') throw new LobbyError('wrong_state', 'Rate when the conversation has ended');
      if (before.ticketId) await spine.tickets.recordEvent(tx, before.ticketId, 'customer', 'rated', { score: rating.score });
    },
  });
  if (result) spine.live.appended(result);
  return { sent, repeated: result === null };
}
