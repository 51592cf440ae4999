import { createHash } from 'node:crypto';
import type { AuditEntry } from '@lobby/contracts';
import { canonicalJson } from './canonicalJson.ts';

/** What the first entry has in place of a hash before it. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 in hex over the canonical JSON of all fields, the previous hash among them. */
export function hashEntry(entry: Omit<AuditEntry, 'hash'>): string {
  const { position, at, actor, action, subject, data, previousHash } = entry;
  return createHash('sha256').update(canonicalJson({ position, at, actor, action, subject, data, previousHash }), 'utf8').digest('hex');
}
