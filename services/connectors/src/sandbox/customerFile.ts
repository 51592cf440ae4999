import { CalendarDate, Localized } from '@lobby/contracts';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const Tail = z.string().regex(/^\d{4}$/);
const Card = z.strictObject({
  tail: Tail, type: z.enum(['debit', 'credit']), name: Localized, status: z.enum(['active', 'inactive', 'lost', 'frozen']).default('active'),
  /** Credit cards only; yuan. */
  limit: z.number().default(0), maxLimit: z.number().default(0), billed: z.number().default(0), paid: z.number().default(0), statementDay: z.number().int().min(1).max(28).default(5), autoRepayFrom: Tail.optional(),
  annualFee: z.number().default(0), waiverCount: z.number().int().default(0), usedCount: z.number().int().default(0),
});
const Account = z.strictObject({
  tail: Tail, name: Localized, currency: z.string().length(3).default('CNY'), balance: z.number(),
  frozen: z.strictObject({ by: z.enum(['bank', 'authority', 'customer']), since: CalendarDate, reason: Localized, unlock: Localized }).optional(),
});
const Transfer = z.strictObject({ daysAgo: z.number().int().min(0), amount: z.number().positive(), payee: z.string(), status: z.enum(['completed', 'processing', 'returned', 'failed']), reason: Localized.optional() });
const Loan = z.strictObject({ name: Localized, kind: z.enum(['mortgage', 'consumer']), principal: z.number(), ratePercent: z.number(), monthsLeft: z.number().int(), method: z.enum(['equal_payment', 'equal_principal']), monthsPaid: z.number().int() });
const Application = z.strictObject({ reference: z.string(), name: Localized, amount: z.number(), status: Localized, daysAgo: z.number().int(), next: Localized });

export const SandboxCustomer = z.strictObject({
  no: z.string().regex(/^YT\d{6}$/), name: z.string(), phone: z.string().regex(/^1540000\d{4}$/), tier: z.string().nullable().default(null), idExpires: CalendarDate,
  cards: z.array(Card).default([]), accounts: z.array(Account).default([]), transfers: z.array(Transfer).default([]), loans: z.array(Loan).default([]), applications: z.array(Application).default([]),
});
export type SandboxCustomer = z.infer<typeof SandboxCustomer>;
export type SandboxCard = SandboxCustomer['cards'][number];

/** Reads and checks the fictional customers. Throws with the file and the wrong field. */
export function readCustomers(file: string): SandboxCustomer[] {
  const parsed = z.array(SandboxCustomer).safeParse(parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}: ${parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`);
  return parsed.data;
}
