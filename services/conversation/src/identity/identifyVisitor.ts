import { LobbyError, type CustomerProof, type Identified, type Language } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import type { Visitor } from '../channels/web/visitor.ts';
import { visitorTokens } from '../record/schema.ts';
import { appendFacts, lockConversation } from '../timeline/append.ts';
import { IDENTIFIED_MS, VERIFIED_IDLE_MS } from './assurance.ts';

/**
 * Believes the bank about the holder of a visitor token: the session is assured, the visitor becomes the customer the bank knows (joined with their
 * earlier visits), and the timeline and the audit say so. All or nothing.
 * @throws LobbyError unauthenticated for a token that proves nothing, unavailable where no bank is connected
 */
export async function identifyVisitor(spine: Spine, visitor: Visitor, token: string): Promise<Identified> {
  if (!spine.identity) throw new LobbyError('unavailable', 'No bank identity is connected');
  return assureVisitor(spine, visitor, await spine.identity.prove(token, visitor.conversationId));
}

/** The same for a proof got in another way, such as a one-time code typed into the conversation. */
export async function assureVisitor(spine: Spine, visitor: Visitor, proof: CustomerProof): Promise<Identified> {
  const now = spine.clock.now();
  const assuredUntil = new Date(now.getTime() + IDENTIFIED_MS);
  const verifiedUntil = proof.assurance === 'verified' ? new Date(now.getTime() + VERIFIED_IDLE_MS) : null;
  const result = await spine.database.transaction(async (tx) => {
    const locked = await lockConversation(tx, visitor.conversationId);
    const customer = await spine.tickets.identify(tx, {
      conversationId: locked.id, channel: 'bank', value: proof.bankCustomerId, displayName: proof.displayName, tier: proof.tier, assurance: proof.assurance, evidence: 'bank', actor: 'system',
    });
    await asDb(tx).update(visitorTokens).set({ assurance: proof.assurance, bankCustomerId: proof.bankCustomerId, assuredUntil, verifiedUntil }).where(eq(visitorTokens.tokenHash, visitor.session));
    const appended = await appendFacts(tx, spine.clock, locked, [
      { actor: { kind: 'system' }, fact: { type: 'identified', assurance: proof.assurance, displayName: proof.displayName, text: wordsOf(proof, locked.language) } },
    ], { set: { customerId: customer.id, customerName: proof.displayName } });
    await spine.access.audit(tx, { actor: 'system', action: `customer.${proof.assurance}`, subject: customer.id, data: { conversationId: locked.id } });
    return appended;
  });
  spine.live.appended(result);
  return { assurance: proof.assurance, displayName: proof.displayName, identifiedUntil: assuredUntil.toISOString(), verifiedUntil: verifiedUntil?.toISOString() ?? null };
}

function wordsOf(proof: CustomerProof, language: Language): string {
  const verified = proof.assurance === 'verified';
  if (language === 'en') return verified ? `Identity verified: ${proof.displayName}` : `Signed in: ${proof.displayName}`;
  return verified ? `已核验身份：${proof.displayName}` : `已登录：${proof.displayName}`;
}
