import type { AuditEntry } from '@lobby/contracts';
import type { audit } from '../record/schema.ts';

export function presentEntry(row: typeof audit.$inferSelect): AuditEntry {
  return { ...row, at: row.at.toISOString() };
}
