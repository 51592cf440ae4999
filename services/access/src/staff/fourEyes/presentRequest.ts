import type { StaffRequest } from '@lobby/contracts';
import type { staffRequests } from '../../record/schema.ts';

export type RequestRow = typeof staffRequests.$inferSelect;

/** What screens see of a request: neither the wish in full nor any hash. */
export function presentRequest({ id, kind, staffId, username, name, roles, state, requestedBy, requestedAt, decidedBy, decidedAt }: RequestRow): StaffRequest {
  return { id, kind, staffId, username, name, roles, state: state === 'approved' ? 'done' : state, requestedBy, requestedAt: requestedAt.toISOString(), decidedBy, decidedAt: decidedAt?.toISOString() ?? null };
}
