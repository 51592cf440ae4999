import { setImmediate } from 'node:timers/promises';
import type { Item } from '@lobby/contracts';
import { hashToken } from '@lobby/service-kit';
import { canonical, contentHash } from '../items/canonical.ts';

/** Between so many items others have their turn. */
const AT_A_TIME = 50;

/**
 * Items as one file: sorted by id, keys sorted, two spaces, one newline at the end; the same items give the same bytes. `digest` is the bundleDigest, so
 * that a reader notices a bundle that was cut or changed.
 */
export async function bundleOf(items: readonly Item[]): Promise<string> {
  const sorted = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const texts = await inTurns(sorted, (item) => `    ${JSON.stringify(canonical(item), null, 2).replaceAll('\n', '\n    ')}`);
  return `{\n  "digest": "${await bundleDigest(sorted)}",\n  "format": "lobby.bundle",\n  "items": [\n${texts.join(',\n')}\n  ],\n  "version": 1\n}\n`;
}

/** SHA-256, hex, of the hashes of the items' canonical JSON, one a line in the order of the bundle. */
export async function bundleDigest(items: readonly unknown[]): Promise<string> {
  return hashToken((await inTurns(items, contentHash)).join('\n'));
}

async function inTurns<T, R>(values: readonly T[], work: (value: T) => R): Promise<R[]> {
  const done: R[] = [];
  for (const value of values) {
    done.push(work(value));
    if (done.length % AT_A_TIME === 0) await setImmediate();
  }
  return done;
}
