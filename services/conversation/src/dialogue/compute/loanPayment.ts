import { z } from 'zod';
import { computation, monthly, toFen } from './computation.ts';
import { readTerm } from './term.ts';

export const RepaymentMethod = z.enum(['equal_payment', 'equal_principal']);

/**
 * Monthly payments of a loan.
 *
 * - equal payment (等额本息): M = P·r·(1+r)^n / ((1+r)^n − 1), the annuity formula; interest = M·n − P.
 * - equal principal (等额本金): month k pays P/n + (P − (k−1)·P/n)·r; interest = P·r·(n+1)/2.
 *
 * with P the principal in yuan, r the yearly rate / 12, n the months. Rounded to fen at the end, so a bank's own table can differ by some fen.
 */
export const loanPayment = computation(
  z.object({ amount: z.number().positive(), term: z.string().optional(), months: z.coerce.number().int().positive().optional(), years: z.coerce.number().int().positive().optional(), rate_percent: z.number().min(0).max(100), method: RepaymentMethod.default('equal_payment') })
    .transform((a) => ({ ...a, months: a.months ?? (a.years === undefined ? readTerm(a.term ?? '')?.months : a.years * 12) ?? 0 }))
    .refine((a) => a.months > 0 && a.months <= 480, 'months, years or term between one month and forty years'),
  ({ amount, months, rate_percent, method }) => {
    const r = monthly(rate_percent);
    const first = method === 'equal_payment' ? equalPayment(amount, r, months) : amount / months + amount * r;
    const last = method === 'equal_payment' ? first : (amount / months) * (1 + r);
    const interest = totalInterest(amount, r, months, method);
    return { months, monthly: toFen(first), first: toFen(first), last: toFen(last), monthly_decrease: toFen(method === 'equal_payment' ? 0 : (amount / months) * r), total_interest: toFen(interest), total: toFen(amount + interest) };
  },
);

/** The annuity: what `amount` costs a month over `months` at the monthly rate `r`. */
export function equalPayment(amount: number, r: number, months: number): number {
  if (r === 0) return amount / months;
  const growth = (1 + r) ** months;
  return (amount * r * growth) / (growth - 1);
}

/** Interest over the whole life of a loan, unrounded. */
export function totalInterest(amount: number, r: number, months: number, method: z.output<typeof RepaymentMethod>): number {
  return method === 'equal_payment' ? equalPayment(amount, r, months) * months - amount : (amount * r * (months + 1)) / 2;
}
