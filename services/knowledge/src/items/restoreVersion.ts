import { LobbyError } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import { itemVersions } from '../record/schema.ts';
import type { ItemDeps } from './itemDeps.ts';
import { saveItem } from './saveItem.ts';

/**
 * Makes the text of an earlier version a new draft, which goes through review like any other: history is added to, never rewound.
 * @returns the new version
 * @throws LobbyError `not_found`, `conflict` when somebody saved in between, `invalid_item` when the old text does not fit today's schema
 */
export async function restoreVersion(deps: ItemDeps, id: string, wish: { baseVersion: number; version: number }, actor: string): Promise<number> {
  const [old] = await deps.database.db.select({ body: itemVersions.body }).from(itemVersions).where(and(eq(itemVersions.itemId, id), eq(itemVersions.version, wish.version)));
  if (!old) throw new LobbyError('not_found', `${id} has no version ${wish.version}`);
  return saveItem(deps, id, { baseVersion: wish.baseVersion, item: old.body, retire: false, restoredFrom: wish.version }, actor);
}
