import { z } from 'zod';
import { CustomerId, Instant } from './ids.ts';
import { ConversationLink, Customer, Reveal, TicketRow } from './ticket.ts';

/** What a customer holds at the bank: names and ends of numbers, no amounts. */
export const Holding = z.object({ kind: z.enum(['card', 'loan', 'account']), name: z.object({ zh: z.string(), en: z.string() }), tail: z.string().nullable(), status: z.string().nullable() });
export type Holding = z.infer<typeof Holding>;
export const Consent = z.object({ purpose: z.string(), granted: z.boolean(), source: z.string(), actor: z.string(), at: Instant });
export type Consent = z.infer<typeof Consent>;
export const ConsentInput = z.strictObject({ purpose: z.enum(['service_calls', 'marketing', 'data_analysis', 'sensitive_data']), granted: z.boolean(), source: z.string().trim().min(2).max(100) });
export type ConsentInput = z.infer<typeof ConsentInput>;
export const PreferencesInput = z.strictObject({ language: z.enum(['zh', 'en']).optional(), channel: z.enum(['web', 'phone', 'email', 'wechat', 'app']).optional(), hours: z.string().trim().max(60).optional() });
export type PreferencesInput = z.infer<typeof PreferencesInput>;
/** What a customer preferred from `at` on. */
export const PreferenceChange = z.object({ preferences: z.record(z.string(), z.string()), actor: z.string(), at: Instant });
export type PreferenceChange = z.infer<typeof PreferenceChange>;
/** POST /customers/:id/holdings: for a customer who has not just proved who they are; the reason is kept in the audit. */
export const Holdings = z.object({ holdings: z.array(Holding).nullable() });
export const CustomerMergeInput = z.strictObject({ into: CustomerId, evidence: z.string().trim().min(4).max(200) });
export const CustomerMerge = z.object({ id: z.string(), from: z.string(), into: z.string(), evidence: z.string(), actor: z.string(), at: Instant, undoneAt: Instant.nullable() });
export type CustomerMerge = z.infer<typeof CustomerMerge>;
export const IdentityReveal = Reveal.extend({ channel: z.string().min(1).max(20), value: z.string().min(1).max(200) });

/** GET /customers/:id: one customer across channels. Latest first everywhere. */
export const CustomerView = z.object({
  customer: Customer, tickets: z.array(TicketRow), conversations: z.array(ConversationLink),
  consents: z.array(Consent).optional(), preferences: z.record(z.string(), z.string()).optional(), merges: z.array(CustomerMerge).optional(),
  /** Every yes and no ever said, and every change of preferences, latest first; those of customers who were joined with this one included. */
  consentHistory: z.array(Consent).optional(), preferenceHistory: z.array(PreferenceChange).optional(),
  /** Names of the staff who wrote them down. */
  names: z.record(z.string(), z.string()).optional(),
  /** Null: nobody proved at the bank, or the bank's system does not answer, or `holdingsWithheld`. */
  holdings: z.array(Holding).nullable().optional(),
  /** The proof is too old or too weak for a look without a reason. */
  holdingsWithheld: z.boolean().optional(),
});
export type CustomerView = z.infer<typeof CustomerView>;
