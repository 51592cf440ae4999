import type { Item } from '@lobby/contracts';
import { canonical, contentHash } from '../items/canonical.ts';

/**
 * Items as one file: sorted by id, keys sorted, two spaces, one newline at the end; the same items give the same bytes. `digest` is the SHA-256 of the
 * items' canonical JSON, so that a reader notices a bundle that was cut or changed.
 */
export function bundleOf(items: readonly Item[]): string {
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return `${JSON.stringify(canonical({ format: 'lobby.bundle', version: 1, digest: contentHash(sorted), items: sorted }), null, 2)}\n`;
}
