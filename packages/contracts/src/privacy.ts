import { z } from 'zod';
import { CustomerId, Instant } from './ids.ts';
import type { Tx } from './services.ts';

export const PRIVACY_KINDS = ['export', 'correct', 'erase'] as const;
export const PrivacyKind = z.enum(PRIVACY_KINDS);
export type PrivacyKind = z.infer<typeof PrivacyKind>;

/** What a customer asked about their data, entered by one person and decided by another. `held`: a legal hold stands in the way of an erasure. */
export const PrivacyRequest = z.object({
  id: z.string(), customerId: CustomerId, kind: PrivacyKind, reason: z.string(), correction: z.object({ displayName: z.string() }).nullable(),
  state: z.enum(['open', 'refused', 'held', 'done']), requestedBy: z.string(), requestedAt: Instant, decidedBy: z.string().nullable(), decidedAt: Instant.nullable(),
  /** How many rows of each kind were exported, corrected or erased. */
  counts: z.record(z.string(), z.number()).nullable(),
});
export type PrivacyRequest = z.infer<typeof PrivacyRequest>;
export const PrivacyRequestList = z.object({ rows: z.array(PrivacyRequest) });
export type PrivacyRequestList = z.infer<typeof PrivacyRequestList>;

/** POST /privacy/requests. */
export const NewPrivacyRequest = z.strictObject({
  customerId: CustomerId, kind: PrivacyKind, reason: z.string().trim().min(3).max(500), correction: z.strictObject({ displayName: z.string().trim().min(1).max(40) }).optional(),
}).refine((r) => (r.kind === 'correct') === (r.correction !== undefined), { path: ['correction'], message: 'belongs to a correction, and to nothing else' });
export type NewPrivacyRequest = z.infer<typeof NewPrivacyRequest>;
/** POST /privacy/requests/:id/decision. Never by who entered the request. */
export const PrivacyDecision = z.strictObject({ approve: z.boolean() });

/** While a hold stands, nothing of this customer is erased, by request or by age. */
export const LegalHold = z.object({ id: z.string(), customerId: CustomerId, reason: z.string(), setBy: z.string(), setAt: Instant, liftedBy: z.string().nullable(), liftedAt: Instant.nullable() });
export type LegalHold = z.infer<typeof LegalHold>;
export const LegalHoldList = z.object({ rows: z.array(LegalHold) });
export type LegalHoldList = z.infer<typeof LegalHoldList>;
export const NewLegalHold = z.strictObject({ customerId: CustomerId, reason: z.string().trim().min(3).max(500) });

/** GET /privacy/policy, in days after the last word of a conversation. */
export const PrivacyPolicy = z.object({ retentionDays: z.number().int(), leastDays: z.number().int() });
export type PrivacyPolicy = z.infer<typeof PrivacyPolicy>;

/** GET /privacy/requests/:id/export: everything kept of one customer, by room. */
export const PersonalDataExport = z.object({ customerId: CustomerId, at: Instant, data: z.record(z.string(), z.unknown()) });

/** What stands where a name or words were erased. */
export const REDACTED = '［已删除 / deleted］';

/** Whose data: the customer with every id they were merged from, and their conversations. */
export type DataSubject = { customerId: string; customerIds: readonly string[]; conversationIds: readonly string[] };

/** A room that keeps personal data. */
export type PersonalDataStore = {
  /** The heading its data stands under in an export. */
  readonly name: string;
  collect(subject: DataSubject): Promise<Record<string, unknown>>;
  /** Takes out what tells who somebody is or what they said; counts and times stay. Safe to run again. @returns rows by noun */
  erase(tx: Tx, subject: DataSubject, at: Date): Promise<Record<string, number>>;
};
