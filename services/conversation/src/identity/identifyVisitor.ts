import { LobbyError, type Assurance, type CustomerProof, type Identified, type Language, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import type { Visitor } from '../channels/web/visitor.ts';
import { visitorTokens } from '../record/schema.ts';
import { appendFacts, lockConversation } from '../timeline/append.ts';
import { identityOf, IDENTIFIED_MS, STRENGTH, VERIFIED_IDLE_MS } from './assurance.ts';

/**
 * Believes the bank about the holder of a visitor token: the session is assured, the visitor becomes the customer the bank knows (joined with their
 * earlier visits), and the timeline and the audit say so. All or nothing.
 * @throws LobbyError unauthenticated for a token that proves nothing, unavailable where no bank is connected
 */
export async function identifyVisitor(spine: Spine, visitor: Visitor, token: string): Promise<Identified> {
  if (!spine.identity) throw new LobbyError('unavailable', 'No bank identity is connected');
  return assureVisitor(spine, visitor, await spine.identity.prove(token, visitor.conversationId));
}

/**
 * The same for a proof got in another way, such as a one-time code typed into the conversation. Who is proven again as surely as before only stays known for longer: a page that brings
 * its token with every load adds no line to the timeline, and does not undo *verified*.
 */
export async function assureVisitor(spine: Spine, visitor: Visitor, proof: CustomerProof): Promise<Identified> {
  const now = spine.clock.now();
  const { changed, session } = await spine.database.transaction(async (tx) => {
    const locked = await lockConversation(tx, visitor.conversationId);
    const customer = await spine.tickets.identify(tx, {
      conversationId: locked.id, channel: 'bank', value: proof.bankCustomerId, displayName: proof.displayName, tier: proof.tier, assurance: proof.assurance, evidence: 'bank', actor: 'system',
    });
    const { again, ...proven } = await assureSession(tx, visitor, proof, now);
    await spine.access.audit(tx, { actor: 'system', action: `customer.${proof.assurance}`, subject: customer.id, data: { conversationId: locked.id } });
    if (again) return { changed: null, session: proven };
    const appended = await appendFacts(tx, spine.clock, locked, [
      { actor: { kind: 'system' }, fact: { type: 'identified', assurance: proof.assurance, displayName: proof.displayName, text: wordsOf(proof, locked.language) } },
    ], { set: { customerId: customer.id, customerName: proof.displayName } });
    return { changed: appended, session: proven };
  });
  if (changed) spine.live.appended(changed);
  return { assurance: session.assurance, displayName: proof.displayName, identifiedUntil: session.assuredUntil.toISOString(), verifiedUntil: session.verifiedUntil?.toISOString() ?? null };
}

type Assured = { again: boolean; assurance: Assurance; assuredUntil: Date; verifiedUntil: Date | null };

async function assureSession(tx: Tx, { session }: Visitor, proof: CustomerProof, now: Date): Promise<Assured> {
  const mine = eq(visitorTokens.tokenHash, session);
  const [before] = await asDb(tx).select().from(visitorTokens).where(mine);
  if (!before) throw new LobbyError('unauthenticated');
  const known = identityOf(before, now);
  const again = known.bankCustomerId === proof.bankCustomerId && STRENGTH[known.assurance] >= STRENGTH[proof.assurance];
  const assurance = again ? known.assurance : proof.assurance;
  const assuredUntil = new Date(now.getTime() + IDENTIFIED_MS);
  const verifiedUntil = proof.assurance === 'verified' ? new Date(now.getTime() + VERIFIED_IDLE_MS) : assurance === 'verified' ? before.verifiedUntil : null;
  await asDb(tx).update(visitorTokens).set({ assurance, bankCustomerId: proof.bankCustomerId, assuredUntil, verifiedUntil }).where(mine);
  return { again, assurance, assuredUntil, verifiedUntil };
}

function wordsOf(proof: CustomerProof, language: Language): string {
  const verified = proof.assurance === 'verified';
  if (language === 'en') return verified ? `Identity verified: ${proof.displayName}` : `Signed in: ${proof.displayName}`;
  return verified ? `已核验身份：${proof.displayName}` : `已登录：${proof.displayName}`;
}
