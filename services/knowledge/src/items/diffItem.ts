import { LobbyError, type DiffRow, type ItemDiff } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { itemVersions, items } from '../record/schema.ts';
import { fieldPath } from './parseItem.ts';

/** What changed between two versions, field by field. `from` defaults to the published version, `to` to the latest. @throws LobbyError `not_found` */
export async function diffItem(db: Database, id: string, wish: { from?: number | undefined; to?: number | undefined }): Promise<ItemDiff> {
  const [item] = await db.select().from(items).where(eq(items.id, id));
  if (!item) throw new LobbyError('not_found', `No item ${id}`);
  const to = wish.to ?? item.latestVersion;
  const from = wish.from ?? (item.publishedVersion === to ? null : item.publishedVersion) ?? (to > 1 ? to - 1 : null);
  const versions = await db.select().from(itemVersions).where(eq(itemVersions.itemId, id));
  const bodyOf = (n: number) => {
    const found = versions.find((v) => v.version === n);
    if (!found) throw new LobbyError('not_found', `${id} has no version ${n}`);
    return found.body;
  };
  return { id, from, to, rows: diff(from === null ? {} : bodyOf(from), bodyOf(to)) };
}

/** Leaves that differ, in the order of the newer text. */
export function diff(before: unknown, after: unknown, path: readonly PropertyKey[] = []): DiffRow[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return keys.flatMap((key) => diff(at(before, key), at(after, key), [...path, Array.isArray(after) ? Number(key) : key]));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ path: fieldPath(path), change, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

const isBranch = (value: unknown): value is object => value !== null && typeof value === 'object';
const at = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];
