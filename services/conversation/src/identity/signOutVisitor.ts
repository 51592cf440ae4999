import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import type { Visitor } from '../channels/web/visitor.ts';
import type { Spine } from '../deps.ts';
import { visitorTokens } from '../record/schema.ts';

/**
 * Ends a visitor's session: its token opens nothing any more, so that whoever sits at this browser next cannot read what was said, and its sockets are cut. The
 * conversation itself stays, for the bank and for an agent who may have it. Signing out twice is the refusal of an unknown token.
 */
export async function signOutVisitor(spine: Spine, { conversationId, session }: Visitor): Promise<null> {
  await spine.database.transaction(async (tx) => {
    await asDb(tx).delete(visitorTokens).where(eq(visitorTokens.tokenHash, session));
    await spine.access.audit(tx, { actor: 'system', action: 'customer.signed_out', subject: conversationId });
  });
  spine.live.signedOut(session);
  return null;
}
