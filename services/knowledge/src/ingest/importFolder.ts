import type { FieldError, InvalidItem, Item, Tx } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { contentHash } from '../items/canonical.ts';
import { readItem } from '../items/parseItem.ts';
import { referencesOf } from '../items/references.ts';
import { itemVersions, items, reviews } from '../record/schema.ts';
import type { ItemDeps } from '../items/saveItem.ts';
import { checkContent } from '../releases/gate/checkContent.ts';
import { readFolder, type RawItem } from './readFolder.ts';

export type ImportResult =
  | { ok: true; files: number; created: number; changed: number; unchanged: number }
  /** Nothing was stored. Every trouble names its file, item and field. */
  | { ok: false; invalid: InvalidItem[] };
/** With an approver, what is new is approved at once: for seeds, where the content was reviewed before it was packed. */
export type ImportOptions = { author: string; approver?: string };

type Located = { file: string; item: Item };
type Stored = { version: number; hash: string; item: unknown };
/** Rows per insert: well below the 65,535 parameters of one statement. */
const BATCH = 200;

/**
 * Brings a folder of YAML into the record: everything or nothing, in one transaction. An item that is in the record word for word makes no new
 * version, so importing twice changes nothing.
 */
export async function importFolder(deps: ItemDeps, folder: string, options: ImportOptions): Promise<ImportResult> {
  const content = await readFolder(folder);
  const { located, invalid } = checkItems(content.items);
  if (content.broken.length > 0 || invalid.length > 0) return { ok: false, invalid: [...content.broken, ...invalid] };
  return deps.database.transaction(async (tx) => {
    const stored = await latestVersions(tx);
    const wrong = await checkTogether(located, stored, calendarDate(deps.clock.now()));
    if (wrong.length > 0) return { ok: false, invalid: wrong };
    const fresh = located.filter(({ item }) => stored.get(item.id)?.hash !== contentHash(item));
    await storeDrafts(tx, deps, fresh, stored, options);
    const created = fresh.filter(({ item }) => !stored.has(item.id)).length;
    return { ok: true, files: content.files, created, changed: fresh.length - created, unchanged: located.length - fresh.length };
  });
}

function checkItems(raw: readonly RawItem[]): { located: Located[]; invalid: InvalidItem[] } {
  const located: Located[] = [];
  const invalid: InvalidItem[] = [];
  const seen = new Map<string, string>();
  for (const { file, value } of raw) {
    const id = (value as { id?: unknown } | null)?.id;
    const named = { file, ...(typeof id === 'string' ? { itemId: id } : {}) };
    const read = readItem(value);
    if (!read.ok) invalid.push({ ...named, errors: read.errors });
    else if (seen.has(read.item.id)) invalid.push({ ...named, errors: [{ path: 'id', message: `stands in ${seen.get(read.item.id)} too` }] });
    else located.push({ file, item: read.item });
    if (read.ok) seen.set(read.item.id, file);
  }
  return { located, invalid };
}

async function latestVersions(tx: Tx): Promise<Map<string, Stored>> {
  const rows = await asDb(tx).select({ id: items.id, version: items.latestVersion, hash: itemVersions.bodyHash, retire: itemVersions.retire, state: itemVersions.state, item: itemVersions.body })
    .from(items).innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)));
  return new Map(rows.map((r) => [r.id, { version: r.version, hash: r.retire || r.state === 'retired' ? '' : r.hash, item: r.item }]));
}

/** References and contradictions among the folder's items and those that are in the record already. */
async function checkTogether(located: readonly Located[], stored: ReadonlyMap<string, Stored>, asOf: string): Promise<InvalidItem[]> {
  const fileOf = new Map(located.map(({ file, item }) => [item.id, file]));
  const known = new Set([...fileOf.keys(), ...stored.keys()]);
  const dangling = located.flatMap(({ file, item }) => {
    const errors = referencesOf(item).filter((r) => !known.has(r.to)).map((r) => ({ path: r.path, message: `there is no item ${r.to}` }));
    return errors.length > 0 ? [{ file, itemId: item.id, errors }] : [];
  });
  const rest = [...stored].filter(([id]) => !fileOf.has(id)).flatMap(([, s]) => { const read = readItem(s.item); return read.ok ? [{ item: read.item, version: s.version }] : []; });
  const together = { releaseId: 'import', number: 0, items: [...located.map(({ item }) => ({ item, version: 1 })), ...rest] };
  const found = (await checkContent(together, { asOf })).filter((f) => f.severity === 'error' && f.itemId && fileOf.has(f.itemId) && f.check !== 'references');
  return [...dangling, ...found.map((f) => ({ file: fileOf.get(f.itemId ?? '') ?? '', itemId: f.itemId ?? '', errors: [{ path: f.field ?? '', message: f.message }] satisfies FieldError[] }))];
}

async function storeDrafts(tx: Tx, deps: ItemDeps, fresh: readonly Located[], stored: ReadonlyMap<string, Stored>, options: ImportOptions): Promise<void> {
  const db = asDb(tx);
  const at = deps.clock.now();
  const state = options.approver ? 'approved' : 'draft';
  for (let i = 0; i < fresh.length; i += BATCH) {
    const batch = fresh.slice(i, i + BATCH).map(({ item }) => ({ item, version: (stored.get(item.id)?.version ?? 0) + 1 }));
    const ids = batch.map((b) => b.item.id);
    await db.insert(items).values(batch.map((b) => ({ id: b.item.id, kind: b.item.kind, latestVersion: b.version, updatedAt: at })))
      .onConflictDoUpdate({ target: items.id, set: { latestVersion: sql`excluded.latest_version`, updatedAt: at } });
    await db.update(itemVersions).set({ state: 'retired' }).where(and(inArray(itemVersions.itemId, ids), inArray(itemVersions.state, options.approver ? ['draft', 'in_review', 'approved'] : ['draft', 'in_review'])));
    await db.insert(itemVersions).values(batch.map((b) => ({ itemId: b.item.id, version: b.version, body: b.item, bodyHash: contentHash(b.item), state, author: options.author, approver: options.approver ?? null, createdAt: at })));
    await db.insert(reviews).values(batch.flatMap((b) => [
      { itemId: b.item.id, version: b.version, actor: options.author, action: 'saved', at },
      ...(options.approver ? [{ itemId: b.item.id, version: b.version, actor: options.approver, action: 'approve', at }] : []),
    ]));
  }
  if (fresh.length > 0) await deps.audit(tx, { actor: options.author, action: 'items.imported', subject: 'folder', data: { items: fresh.length } });
}
