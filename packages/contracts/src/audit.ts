import { z } from 'zod';
import { Instant } from './ids.ts';

/** One line of the audit. `hash` covers everything else here; `previousHash` is the hash of the line before. */
export const AuditEntry = z.object({
  position: z.number().int(), at: Instant, actor: z.string(), action: z.string(), subject: z.string(), data: z.record(z.string(), z.unknown()),
  previousHash: z.string(), hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
const auditFilter = {
  actor: z.string().min(1).max(64).optional(), subject: z.string().min(1).max(120).optional(),
  /** One action, or all of a noun by its name and a dot (`customer.`). */
  action: z.string().min(1).max(80).optional(),
  from: Instant.optional(), to: Instant.optional(),
};
/** GET /audit/export: the lines as JSON, one on each, oldest first, with their hashes; at most AUDIT_EXPORT_MAX. */
export const AuditFilter = z.strictObject(auditFilter);
export type AuditFilter = z.infer<typeof AuditFilter>;
export const AUDIT_EXPORT_MAX = 50_000;
/** GET /audit, newest first; `before` is `next` of the page before. */
export const AuditQuery = z.strictObject({
  ...auditFilter,
  before: z.coerce.number().int().min(1).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditPage = z.object({ rows: z.array(AuditEntry), next: z.number().int().nullable(), names: z.record(z.string(), z.string()) });
export type AuditPage = z.infer<typeof AuditPage>;

/** GET /audit/verify. `position` names the first line that does not fit. */
export const AuditVerdict = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), entries: z.number().int(), head: z.string() }),
  z.object({ ok: z.literal(false), position: z.number().int(), why: z.enum(['missing', 'changed', 'broken_link', 'anchor']) }),
]);
export type AuditVerdict = z.infer<typeof AuditVerdict>;
