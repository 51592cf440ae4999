import { LobbyError, type BundleQuery, type Item } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { readBank } from '../import/stored.ts';
import { readByState, readReleaseContent } from '../releases/releaseRecord.ts';

/**
 * The items of a release, or the latest versions there are, or those of them that are asked for.
 * @throws LobbyError `not_found` when there is no such release, or an id that is asked for is not in it
 */
export async function selectItems(db: Database, wish: Partial<BundleQuery>): Promise<Item[]> {
  const all = await itemsOf(db, wish.from ?? 'current');
  const ids = wish.ids?.split(',').map((id) => id.trim()).filter(Boolean);
  const missing = ids?.find((id) => !all.some((item) => item.id === id));
  if (missing !== undefined) throw new LobbyError('not_found', `No item ${missing} in it`);
  return all.filter((item) => (!wish.kind || item.kind === wish.kind) && (!ids || ids.includes(item.id)));
}

async function itemsOf(db: Database, from: string): Promise<Item[]> {
  if (from === 'latest') return [...(await readBank(db)).values()].filter((s) => s.hash !== '').map((s) => s.item);
  const id = from === 'current' ? (await readByState(db, 'current'))[0]?.id : from;
  if (!id) throw new LobbyError('not_found', 'Nothing has been published yet; export the latest versions instead (from=latest)');
  return (await readReleaseContent(db, id)).items.map((r) => r.item);
}
