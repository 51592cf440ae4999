import type { LegalHold, PrivacyRequest } from '@lobby/contracts';
import type { legalHolds, privacyRequests } from '../record/schema.ts';

export type RequestRow = typeof privacyRequests.$inferSelect;

export function presentRequest(row: RequestRow): PrivacyRequest {
  return { ...row, requestedAt: row.requestedAt.toISOString(), decidedAt: row.decidedAt?.toISOString() ?? null };
}

export function presentHold(row: typeof legalHolds.$inferSelect): LegalHold {
  return { ...row, setAt: row.setAt.toISOString(), liftedAt: row.liftedAt?.toISOString() ?? null };
}
