import { LobbyError, type Feedback, type SentMessage } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { Spine } from '../../deps.ts';
import { timeline } from '../../record/schema.ts';
import { appendOnce } from '../../timeline/appendOnce.ts';

/**
 * Records whether a reply of the bot was helpful, with the item versions it cited, so that their editors learn of it. The latest word about a reply counts.
 * @throws LobbyError not_found when `seq` is no reply of the bot, conflict
 */
export async function giveFeedback(spine: Spine, conversationId: string, { clientId, seq, helpful }: Feedback): Promise<{ sent: SentMessage; repeated: boolean }> {
  const [reply] = await spine.database.db.select({ fact: timeline.fact }).from(timeline).where(and(eq(timeline.conversationId, conversationId), eq(timeline.seq, seq)));
  if (reply?.fact.type !== 'bot.replied') throw new LobbyError('not_found', 'That is no reply of the bot');
  const { turnId, citations } = reply.fact;
  const items = citations.map(({ itemId, version }) => ({ itemId, version }));
  const { sent, result } = await appendOnce(spine, {
    conversationId, clientId,
    make: ({ customerId }) => ({ actor: { kind: 'customer', ...(customerId ? { id: customerId } : {}) }, fact: { type: 'feedback.given', seq, turnId, helpful, items } }),
  });
  if (result) spine.live.appended(result);
  return { sent, repeated: result === null };
}
