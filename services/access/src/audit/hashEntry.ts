import type { AuditEntry } from '@lobby/contracts';
import { digest, type CryptoSuite } from '@lobby/service-kit';
import { canonicalJson } from './canonicalJson.ts';

/** What the first entry has in place of a hash before it. */
export const GENESIS = '0'.repeat(64);

/** The suite's digest over the canonical JSON of all fields, the previous hash among them. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>, suite: CryptoSuite = 'international'): string {
  const { position, at, actor, action, subject, data, previousHash } = entry;
  return digest(canonicalJson({ position, at, actor, action, subject, data, previousHash }), suite);
}
