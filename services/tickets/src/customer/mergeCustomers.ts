import { LobbyError, type CustomerMerge, type Tx } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, desc, eq, isNull, or } from 'drizzle-orm';
import { customerMerges, customers } from '../record/schema.ts';
import { moveAll, moveBack } from './moveRows.ts';

export type Proof = { evidence: string; actor: string };

/** Makes two customers one. The first keeps its id and points to the second, so that old ids still lead somewhere. @returns the merge, for the way back */
export async function mergeCustomers(tx: Tx, from: string, into: string, proof: Proof, now: Date): Promise<string> {
  const db = asDb(tx);
  const id = newId('evt');
  const moved = await moveAll(tx, from, into);
  await db.update(customers).set({ mergedInto: into }).where(eq(customers.id, from));
  await db.insert(customerMerges).values({ id, fromCustomer: from, intoCustomer: into, ...proof, at: now, moved });
  return id;
}

/** Takes a merge back: what it moved returns, what came since stays. @throws LobbyError not_found, wrong_state when it was taken back before */
export async function undoMerge(tx: Tx, mergeId: string, now: Date): Promise<void> {
  const db = asDb(tx);
  const [merge] = await db.update(customerMerges).set({ undoneAt: now }).where(and(eq(customerMerges.id, mergeId), isNull(customerMerges.undoneAt))).returning();
  if (!merge) {
    const [known] = await db.select({ id: customerMerges.id }).from(customerMerges).where(eq(customerMerges.id, mergeId));
    throw new LobbyError(known ? 'wrong_state' : 'not_found');
  }
  await moveBack(tx, merge.moved, merge.intoCustomer, merge.fromCustomer);
  await db.update(customers).set({ mergedInto: null }).where(and(eq(customers.id, merge.fromCustomer), eq(customers.mergedInto, merge.intoCustomer)));
}

/** The merges a customer was part of, latest first. */
export async function mergesOf(db: Database, customerId: string): Promise<CustomerMerge[]> {
  const rows = await db.select().from(customerMerges).where(or(eq(customerMerges.fromCustomer, customerId), eq(customerMerges.intoCustomer, customerId))).orderBy(desc(customerMerges.at)).limit(50);
  return rows.map((m) => ({ id: m.id, from: m.fromCustomer, into: m.intoCustomer, evidence: m.evidence, actor: m.actor, at: m.at.toISOString(), undoneAt: m.undoneAt?.toISOString() ?? null }));
}
