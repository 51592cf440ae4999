import { LobbyError, type Customer, type IdentityProof, type Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, eq, ne } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { customerConversations, customers, identities } from '../record/schema.ts';
import { keepIdentity, type KeptIdentity } from './keepIdentity.ts';
import { mergeCustomers } from './mergeCustomers.ts';
import { presentCustomer } from './presentCustomer.ts';

/**
 * Says who the visitor of a conversation is. The first proof of somebody makes the visitor that customer; where they are known already the visitor becomes
 * one with them, conversations and tickets included.
 * @throws LobbyError not_found when the conversation has no visitor, conflict when it belongs to another customer of the bank already: two people are never made one
 */
export async function identifyCustomer({ vault }: Pick<TicketsDeps, 'vault'>, tx: Tx, proof: IdentityProof, now: Date): Promise<Customer> {
  const db = asDb(tx);
  const [link] = await db.select().from(customerConversations).where(eq(customerConversations.conversationId, proof.conversationId)).for('update');
  if (!link) throw new LobbyError('not_found');
  const identity = keepIdentity(vault, proof.channel, proof.value);
  await refuseAnother(db, link.customerId, identity);
  const known = await ownerOf(db, identity, link.customerId, now);
  if (known !== link.customerId) await mergeCustomers(tx, link.customerId, known, { evidence: proof.evidence, actor: proof.actor }, now);
  const [row] = await db.update(customers).set({ displayName: proof.displayName, tier: proof.tier, assurance: proof.assurance, assuredAt: now }).where(eq(customers.id, known)).returning();
  if (!row) throw new LobbyError('not_found');
  return presentCustomer(row, await db.select().from(identities).where(eq(identities.customerId, known)).orderBy(identities.addedAt));
}

/** Who has this identity; the visitor, if nobody had it before. Two who prove it at once wait for each other at its primary key. */
async function ownerOf(db: Database, identity: KeptIdentity, visitor: string, now: Date): Promise<string> {
  await db.insert(identities).values({ ...identity, customerId: visitor, addedAt: now }).onConflictDoNothing();
  const [owner] = await db.select({ customerId: identities.customerId }).from(identities).where(and(eq(identities.channel, identity.channel), eq(identities.value, identity.value)));
  return owner?.customerId ?? visitor;
}

/** One has one number at the bank. Of phones and addresses, which are sealed, one may have several. */
async function refuseAnother(db: Database, customerId: string, { channel, value, sealed }: KeptIdentity): Promise<void> {
  if (sealed !== null) return;
  const [other] = await db.select({ value: identities.value }).from(identities).where(and(eq(identities.customerId, customerId), eq(identities.channel, channel), ne(identities.value, value))).limit(1);
  if (other) throw new LobbyError('conflict', 'This conversation belongs to another customer; open a new one');
}
