import { LobbyError, type ChangedSource, type Item, type ItemOf, type Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { ItemDeps } from '../items/itemDeps.ts';
import { lockLatest, recordReview } from '../items/versions.ts';
import { changedSources, itemVersions, items } from '../record/schema.ts';
import { changedSections, marksFor, type Mark } from './changedSections.ts';

const BATCH = 500;

/** Marks the items that cite what changed in a document from one version to the next. @param after null when the document goes out of service */
export async function markCiting(tx: Tx, before: ItemOf<'document'>, after: ItemOf<'document'> | null, documentVersion: number, at: Date): Promise<void> {
  const changes = changedSections(before, after);
  if (changes.size > 0) await writeMarks(tx, marksFor(await citing(tx, before.id), before.id, changes, documentVersion), at);
}

/** Items whose latest version names the document. */
async function citing(tx: Tx, document: string): Promise<Item[]> {
  const rows = await asDb(tx).select({ body: itemVersions.body }).from(items).innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)))
    .where(and(inArray(items.kind, ['rule', 'faq', 'product', 'fee', 'rate', 'procedure']), sql`strpos(${itemVersions.body}::text, ${`"${document}"`}) > 0`));
  return rows.map((r) => r.body as Item);
}

export async function writeMarks(tx: Tx, marks: readonly Mark[], at: Date): Promise<void> {
  for (let i = 0; i < marks.length; i += BATCH) {
    await asDb(tx).insert(changedSources).values(marks.slice(i, i + BATCH).map((mark) => ({ ...mark, at }))).onConflictDoUpdate({
      target: [changedSources.itemId, changedSources.document, changedSources.section],
      set: { change: sql`excluded.change`, documentVersion: sql`excluded.document_version`, at: sql`excluded.at`, clearedBy: null, clearedAt: null },
    });
  }
}

/** Somebody changed these items, knowing their sources. @returns how many marks that settled */
export async function clearMarks(tx: Tx, itemIds: readonly string[], by: string, at: Date): Promise<number> {
  if (itemIds.length === 0) return 0;
  return (await asDb(tx).update(changedSources).set({ clearedBy: by, clearedAt: at }).where(and(inArray(changedSources.itemId, [...itemIds]), isNull(changedSources.clearedBy))).returning({ id: changedSources.itemId })).length;
}

/**
 * An editor looked at the changed sources and the item still holds as it is.
 * @param version the version that was looked at
 * @throws LobbyError `not_found`, `conflict` when the item has changed since, `wrong_state` when nothing is marked
 */
export async function confirmSources(deps: ItemDeps, id: string, version: number, actor: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const latest = await lockLatest(tx, id);
    if (!latest) throw new LobbyError('not_found', `No item ${id}`);
    if (latest.version !== version) throw new LobbyError('conflict', `Version ${latest.version} by ${latest.author} is newer`, { current: { version: latest.version, state: latest.state } });
    const at = deps.clock.now();
    if (await clearMarks(tx, [id], actor, at) === 0) throw new LobbyError('wrong_state', 'No source of this item is marked as changed');
    await recordReview(tx, { itemId: id, version, actor, action: 'confirmed', at });
    await deps.audit(tx, { actor, action: 'item.sources_confirmed', subject: id, data: { version } });
  });
}

/** The open marks of one item, with the documents' titles. */
export async function openSources(db: Database, id: string): Promise<ChangedSource[]> {
  const rows = await db.select({ mark: changedSources, title: sql<string | null>`${itemVersions.body}->'title'->>'zh'` }).from(changedSources)
    .leftJoin(items, eq(items.id, changedSources.document)).leftJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)))
    .where(and(eq(changedSources.itemId, id), isNull(changedSources.clearedBy))).orderBy(asc(changedSources.document), asc(changedSources.section));
  return rows.map(({ mark, title }) => ({ document: mark.document, title: title ?? mark.document, section: mark.section, change: mark.change as ChangedSource['change'], documentVersion: mark.documentVersion, at: mark.at.toISOString() }));
}

/** How many open marks an item has, as a column beside it. */
export const openSourceCount = sql<number>`(select count(*)::int from ${changedSources} s where s.item_id = ${items.id} and s.cleared_by is null)`;
