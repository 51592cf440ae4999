import { LobbyError, type Item, type ItemOf, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { itemVersions, items } from '../record/schema.ts';
import { contentHash } from './canonical.ts';
import { clearMarks, markCiting } from '../sources/marks.ts';
import type { ItemDeps } from './itemDeps.ts';
import { parseItem } from './parseItem.ts';
import { lockLatest, moveState, recordReview, type VersionRow } from './versions.ts';

/** `restoredFrom`: the version whose text this is again. */
export type SaveWish = { baseVersion: number; item: unknown; retire: boolean; restoredFrom?: number };

/**
 * Saves a draft as a new version. Nothing is ever overwritten: an older draft or a version waiting for review steps back to `retired`.
 * @param baseVersion the version the editor saw, 0 for a new item
 * @returns the version that now is the latest (the same one when nothing changed)
 * @throws LobbyError `conflict` with the latest version in `current` when somebody saved in between; `invalid_item` with the wrong fields
 */
export function saveItem(deps: ItemDeps, id: string, wish: SaveWish, actor: string): Promise<number> {
  return deps.database.transaction((tx) => saveDraft(tx, deps, id, wish, actor));
}

/** The same inside a running transaction. */
export async function saveDraft(tx: Tx, deps: ItemDeps, id: string, wish: SaveWish, actor: string): Promise<number> {
  const item = parseItem(wish.item);
  if (item.id !== id) throw new LobbyError('invalid_item', undefined, { errors: [{ path: 'id', message: `must be ${id}, as in the address` }] });
  const latest = await lockLatest(tx, id);
  if ((latest?.version ?? 0) !== wish.baseVersion) throw conflictWith(latest);
  if (latest && latest.bodyHash === contentHash(item) && latest.retire === wish.retire && latest.state !== 'retired') return latest.version;
  return insertDraft(tx, deps, { item, latest, retire: wish.retire, actor, ...(wish.restoredFrom ? { restoredFrom: wish.restoredFrom } : {}) });
}

function conflictWith(latest: VersionRow | null): LobbyError {
  if (!latest) return new LobbyError('conflict', 'This item does not exist (yet); save it with baseVersion 0');
  return new LobbyError('conflict', `Version ${latest.version} was saved by ${latest.author} in the meantime`, {
    current: { version: latest.version, state: latest.state, author: latest.author, createdAt: latest.createdAt.toISOString(), item: latest.body },
  });
}

async function insertDraft(tx: Tx, deps: ItemDeps, draft: { item: Item; latest: VersionRow | null; retire: boolean; actor: string; restoredFrom?: number }): Promise<number> {
  const { item, latest, retire, actor, restoredFrom } = draft;
  const at = deps.clock.now();
  const version = (latest?.version ?? 0) + 1;
  const db = asDb(tx);
  if (latest) await db.update(items).set({ latestVersion: version, updatedAt: at }).where(eq(items.id, item.id));
  else await createItem(tx, item, at);
  await moveState(tx, item.id, ['draft', 'in_review'], 'retired');
  await db.insert(itemVersions).values({ itemId: item.id, version, body: item, bodyHash: contentHash(item), state: 'draft', retire, author: actor, createdAt: at });
  await clearMarks(tx, [item.id], actor, at);
  if (item.kind === 'document' && latest) await markCiting(tx, latest.body as ItemOf<'document'>, retire ? null : item, version, at);
  await recordReview(tx, { itemId: item.id, version, actor, action: restoredFrom ? 'restored' : 'saved', at, ...(restoredFrom ? { comment: `v${restoredFrom}` } : {}) });
  await deps.audit(tx, { actor, action: 'item.saved', subject: item.id, data: { version, retire } });
  return version;
}

/** Two editors may create the same id at once: the later one learns of it as a conflict, not as a database error. */
async function createItem(tx: Tx, item: Item, at: Date): Promise<void> {
  const made = await asDb(tx).insert(items).values({ id: item.id, kind: item.kind, latestVersion: 1, updatedAt: at }).onConflictDoNothing().returning({ id: items.id });
  if (made.length === 0) throw new LobbyError('conflict', 'Somebody created this item in the same moment');
}
