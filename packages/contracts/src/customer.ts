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
export const CustomerMergeInput = z.strictObject({ into: CustomerId, evidence: z.string().trim().min(4).max(200) });
export const CustomerMerge = z.object({ id: z.string(), from: z.string(), into: z.string(), evidence: z.string(), actor: z.string(), at: Instant, undoneAt: Instant.nullable() });
export type CustomerMerge = z.infer<typeof CustomerMerge>;
export const IdentityReveal = Reveal.extend({ channel: z.string().min(1).max(20), value: z.string().min(1).max(200) });

/** GET /customers/:id: one customer across channels. Latest first everywhere. */
export const CustomerView = z.object({
  customer: Customer, tickets: z.array(TicketRow), conversations: z.array(ConversationLink),
  consents: z.array(Consent).optional(), preferences: z.record(z.string(), z.string()).optional(), merges: z.array(CustomerMerge).optional(),
  /** Null: nobody proved at the bank, or the bank's system does not answer. */
  holdings: z.array(Holding).nullable().optional(),
});
export type CustomerView = z.infer<typeof CustomerView>;
