import type { Item, ItemKind } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { itemVersions, items } from '../record/schema.ts';

/** The latest version of an item. `hash` is empty where the same text again would still be news: it is retired, or about to be. */
export type Stored = { version: number; hash: string; item: Item; state: string; author: string };
export type Bank = ReadonlyMap<string, Stored>;

/** What is in the record: the latest version of every item. */
export async function readBank(db: Database): Promise<Bank> {
  const rows = await db.select({ id: items.id, version: items.latestVersion, hash: itemVersions.bodyHash, retire: itemVersions.retire, state: itemVersions.state, author: itemVersions.author, item: itemVersions.body })
    .from(items).innerJoin(itemVersions, and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion)));
  return new Map(rows.map((r) => [r.id, { version: r.version, hash: r.retire || r.state === 'retired' ? '' : r.hash, item: r.item as Item, state: r.state, author: r.author }]));
}

/** The item of an id if it is of that kind. */
export function storedItem<K extends ItemKind>(bank: Bank, kind: K, id: string): Extract<Item, { kind: K }> | undefined {
  const item = bank.get(id)?.item;
  return item?.kind === kind ? (item as Extract<Item, { kind: K }>) : undefined;
}
