import type { ItemDetail } from '@lobby/contracts';

/** True for whoever wrote a part of what would go out: a version after the published one. The server decides by the same rule. */
export function isOwnWork({ row, versions }: Pick<ItemDetail, 'row' | 'versions'>, me: string): boolean {
  return versions.some((v) => v.version > (row.publishedVersion ?? 0) && v.version <= row.version && v.author === me);
}
