import { createHash } from 'node:crypto';

/** A short name of a sentence: equal for texts that a reader would call the same (white space and punctuation do not count). */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text.toLowerCase().replace(/[\s\p{P}]+/gu, '')).digest('hex').slice(0, 16);
}
