import { LobbyError, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, asc, inArray, sql } from 'drizzle-orm';
import type { ItemDeps } from '../items/itemDeps.ts';
import { itemVersions, items, reviews } from '../record/schema.ts';
import { clearMarks, writeMarks } from '../sources/marks.ts';
import type { Fresh, Plan } from './planImport.ts';

/** With an approver, what is new is approved at once: for seeds, where the content was reviewed before it was packed. */
export type ImportBy = { author: string; approver?: string };
/** Rows per insert: well below the 65,535 parameters of one statement. */
const BATCH = 200;

/**
 * Stores what was planned, in the transaction it is given: every item as a new version, a draft by its importer.
 * @param subject what was imported, for the audit
 * @throws LobbyError `conflict` when somebody saved one of the items since it was planned
 */
export async function storePlan(tx: Tx, deps: ItemDeps, { fresh, marks }: Pick<Plan, 'fresh' | 'marks'>, by: ImportBy, subject: string): Promise<void> {
  const at = deps.clock.now();
  const ordered = fresh.toSorted((a, b) => (a.item.id < b.item.id ? -1 : 1));
  for (let i = 0; i < ordered.length; i += BATCH) await storeBatch(tx, ordered.slice(i, i + BATCH), by, at);
  for (let i = 0; i < ordered.length; i += BATCH) await clearMarks(tx, ordered.slice(i, i + BATCH).map((f) => f.item.id), by.author, at);
  await writeMarks(tx, marks, at);
  if (fresh.length > 0) await deps.audit(tx, { actor: by.author, action: 'items.imported', subject, data: { items: fresh.length, marks: marks.length } });
}

async function storeBatch(tx: Tx, batch: readonly Fresh[], by: ImportBy, at: Date): Promise<void> {
  const db = asDb(tx);
  await lockBases(tx, batch, at);
  const ids = batch.map((b) => b.item.id);
  await db.update(itemVersions).set({ state: 'retired' }).where(and(inArray(itemVersions.itemId, ids), inArray(itemVersions.state, by.approver ? ['draft', 'in_review', 'approved'] : ['draft', 'in_review'])));
  const state = by.approver ? 'approved' : 'draft';
  await db.insert(itemVersions).values(batch.map((b) => ({ itemId: b.item.id, version: b.baseVersion + 1, body: b.item, bodyHash: b.hash, state, author: by.author, approver: by.approver ?? null, createdAt: at })));
  await db.insert(reviews).values(batch.flatMap((b) => [
    { itemId: b.item.id, version: b.baseVersion + 1, actor: by.author, action: 'saved', at },
    ...(by.approver ? [{ itemId: b.item.id, version: b.baseVersion + 1, actor: by.approver, action: 'approve', at }] : []),
  ]));
}

/** Moves every item from the version that was planned on to the next; whoever finds another version there was too late. */
async function lockBases(tx: Tx, batch: readonly Fresh[], at: Date): Promise<void> {
  const db = asDb(tx);
  const news = batch.filter((b) => b.baseVersion === 0);
  const olds = batch.filter((b) => b.baseVersion > 0);
  const made = news.length === 0 ? [] : await db.insert(items).values(news.map((b) => ({ id: b.item.id, kind: b.item.kind, latestVersion: 1, updatedAt: at }))).onConflictDoNothing().returning({ id: items.id });
  const held = olds.length === 0 ? [] : await db.select({ id: items.id, version: items.latestVersion }).from(items).where(inArray(items.id, olds.map((b) => b.item.id))).orderBy(asc(items.id)).for('update');
  const versions = new Map(held.map((h) => [h.id, h.version]));
  const late = olds.find((b) => versions.get(b.item.id) !== b.baseVersion) ?? (made.length < news.length ? news.find((b) => !made.some((m) => m.id === b.item.id)) : undefined);
  if (late) throw new LobbyError('conflict', `${late.item.id} was saved by somebody else in the meantime; look at the import again`);
  if (olds.length > 0) await db.update(items).set({ latestVersion: sql`${items.latestVersion} + 1`, updatedAt: at }).where(inArray(items.id, olds.map((b) => b.item.id)));
}
