import type { ItemState, Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray } from 'drizzle-orm';
import { itemVersions, items, reviews } from '../record/schema.ts';

export type VersionRow = typeof itemVersions.$inferSelect;
export type ReviewAction = 'saved' | 'restored' | 'submitted' | 'approve' | 'return' | 'published' | 'retired' | 'confirmed';

/** The newest version of an item, its row locked until the transaction ends; null when the item does not exist. */
export async function lockLatest(tx: Tx, itemId: string): Promise<VersionRow | null> {
  const db = asDb(tx);
  const [item] = await db.select().from(items).where(eq(items.id, itemId)).for('update');
  if (!item) return null;
  const [version] = await db.select().from(itemVersions).where(and(eq(itemVersions.itemId, itemId), eq(itemVersions.version, item.latestVersion)));
  return version ?? null;
}

/** Moves versions of one item that are in one of `from` to `to`. */
export async function moveState(tx: Tx, itemId: string, from: readonly ItemState[], to: ItemState): Promise<void> {
  await asDb(tx).update(itemVersions).set({ state: to }).where(and(eq(itemVersions.itemId, itemId), inArray(itemVersions.state, [...from])));
}

export async function recordReview(tx: Tx, row: { itemId: string; version: number; actor: string; action: ReviewAction; comment?: string | undefined; at: Date }): Promise<void> {
  await asDb(tx).insert(reviews).values({ ...row, comment: row.comment ?? null });
}
