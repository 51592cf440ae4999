import { LobbyError, type Language } from '@lobby/contracts';
import { hashToken, newId, newToken } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import type { Spine } from '../../deps.ts';
import { conversations, visitorTokens } from '../../record/schema.ts';
import { appendFacts, lockConversation } from '../../timeline/append.ts';

/** Opens a conversation of an unknown visitor. The token is given out once and kept only as a hash. @throws LobbyError draining */
export async function openConversation(spine: Spine, wish: { channel: 'web'; language: Language }): Promise<{ conversationId: string; visitorToken: string }> {
  if (spine.draining()) throw new LobbyError('draining');
  const conversationId = newId('conv');
  const visitorToken = newToken();
  const now = spine.clock.now();
  await spine.database.transaction(async (tx) => {
    const customer = await spine.tickets.ensureVisitor(tx, { conversationId, ...wish });
    const db = asDb(tx);
    await db.insert(conversations).values({ id: conversationId, ...wish, customerId: customer.id, customerName: customer.displayName, openedAt: now, lastAt: now });
    await db.insert(visitorTokens).values({ tokenHash: hashToken(visitorToken), conversationId, createdAt: now });
    await appendFacts(tx, spine.clock, await lockConversation(tx, conversationId), [{ actor: { kind: 'system' }, fact: { type: 'opened', ...wish } }]);
  });
  return { conversationId, visitorToken };
}
