import { createHash } from 'node:crypto';

/** Which family of algorithms an installation uses: the usual ones, or the Chinese national ones (GM/T 0004 SM3, GM/T 0002 SM4). */
export const CRYPTO_SUITES = ['international', 'sm'] as const;
export type CryptoSuite = (typeof CRYPTO_SUITES)[number];

const SM3 = 'sm3:';

/** A digest in hex: SHA-256 plain, SM3 with its name in front, so that a chain whose suite was changed on the way can still be checked. */
export function digest(text: string, suite: CryptoSuite = 'international'): string {
  return suite === 'sm' ? SM3 + createHash('sm3').update(text, 'utf8').digest('hex') : createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Which suite made a digest. */
export function suiteOf(made: string): CryptoSuite {
  return made.startsWith(SM3) ? 'sm' : 'international';
}
