import type { T } from '../i18n/useT.ts';
import { zh, type Key } from '../i18n/words.ts';

/** The word of a key that is built from data; `other` when the dictionary has none. */
export function wordOr(t: T, key: string, other: string): string {
  return Object.hasOwn(zh, key) ? t(key as Key) : other;
}
