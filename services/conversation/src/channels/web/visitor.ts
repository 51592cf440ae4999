import { LobbyError } from '@lobby/contracts';
import { hashToken } from '@lobby/service-kit';
import { eq } from 'drizzle-orm';
import type { Spine } from '../../deps.ts';
import { visitorTokens } from '../../record/schema.ts';

/** A visitor who has shown a token of this conversation. */
export type Visitor = { conversationId: string; session: string };

/**
 * Who holds `token`, if it belongs to this conversation.
 * @throws LobbyError unauthenticated without a token we ever gave out; not_found, the same as for a conversation that does not exist, for another's
 */
export async function knowVisitor(spine: Spine, token: string | null, conversationId: string): Promise<Visitor> {
  if (!token) throw new LobbyError('unauthenticated');
  const session = hashToken(token);
  const [row] = await spine.database.db.select({ conversationId: visitorTokens.conversationId }).from(visitorTokens).where(eq(visitorTokens.tokenHash, session));
  if (!row) throw new LobbyError('unauthenticated');
  if (row.conversationId !== conversationId) throw new LobbyError('not_found');
  return { conversationId, session };
}
