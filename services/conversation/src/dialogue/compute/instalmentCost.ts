import { z } from 'zod';
import { computation, toFen } from './computation.ts';
import { monthlyIrr } from './irr.ts';
import { readTerm } from './term.ts';

/**
 * Cost of paying a card bill in instalments: principal in equal parts, and a fee of `fee_percent` of the whole amount in every period.
 *
 * `annual_rate_percent` is the internal rate of return times twelve, the annualised form that the People's Bank of China's announcement [2021] No. 3 wants
 * shown beside such a fee; it is about twice the naive fee, because the principal shrinks while the fee does not.
 */
export const instalmentCost = computation(
  z.object({ amount: z.number().positive(), periods: z.coerce.number().int().optional(), term: z.string().optional(), fee_percent: z.number().min(0).max(100) })
    .transform((a) => ({ ...a, periods: a.periods ?? readTerm(a.term ?? '')?.months ?? 0 }))
    .refine((a) => a.periods > 0 && a.periods <= 360, 'one to 360 periods, or a term of as many months'),
  ({ amount, periods, fee_percent }) => {
    const fee = toFen((amount * fee_percent) / 100);
    const principal = toFen(amount / periods);
    const payment = amount / periods + (amount * fee_percent) / 100;
    return {
      periods, per_period: toFen(payment), principal_per_period: principal, fee_per_period: fee, total_fee: toFen(fee * periods), total: toFen(amount + fee * periods),
      annual_rate_percent: toFen(monthlyIrr(amount, payment, periods) * 12 * 100),
    };
  },
);
