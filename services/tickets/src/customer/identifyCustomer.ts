import { LobbyError, type Assurance, type Customer, type Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { customerConversations, customers, identities } from '../record/schema.ts';
import { mergeCustomers, type Proof } from './mergeCustomers.ts';
import { presentCustomer } from './presentCustomer.ts';

/** `channel` and `value` name the person beyond this conversation, such as `bank` and the bank's customer number. `displayName` as staff may see it. */
export type IdentityProof = Proof & { conversationId: string; channel: string; value: string; displayName: string; tier: string | null; assurance: Assurance };

/**
 * Says who the visitor of a conversation is. The first proof of somebody makes the visitor that customer; where they are known already the visitor becomes
 * one with them, conversations and tickets included.
 * @throws LobbyError not_found when the conversation has no visitor
 */
export async function identifyCustomer(tx: Tx, proof: IdentityProof, now: Date): Promise<Customer> {
  const db = asDb(tx);
  const [link] = await db.select().from(customerConversations).where(eq(customerConversations.conversationId, proof.conversationId)).for('update');
  if (!link) throw new LobbyError('not_found');
  const known = await ownerOf(db, proof, link.customerId, now);
  if (known !== link.customerId) await mergeCustomers(tx, link.customerId, known, { evidence: proof.evidence, actor: proof.actor }, now);
  const [row] = await db.update(customers).set({ displayName: proof.displayName, tier: proof.tier, assurance: proof.assurance }).where(eq(customers.id, known)).returning();
  if (!row) throw new LobbyError('not_found');
  return presentCustomer(row, await db.select().from(identities).where(eq(identities.customerId, known)).orderBy(identities.addedAt));
}

/** Who has this identity; the visitor, if nobody had it before. Two who prove it at once wait for each other at its primary key. */
async function ownerOf(db: Database, { channel, value }: IdentityProof, visitor: string, now: Date): Promise<string> {
  await db.insert(identities).values({ channel, value, customerId: visitor, addedAt: now }).onConflictDoNothing();
  const [owner] = await db.select({ customerId: identities.customerId }).from(identities).where(and(eq(identities.channel, channel), eq(identities.value, value)));
  return owner?.customerId ?? visitor;
}
