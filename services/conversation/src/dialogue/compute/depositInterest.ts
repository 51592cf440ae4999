import { z } from 'zod';
import { computation, toFen } from './computation.ts';
import { readTerm } from './term.ts';

/**
 * Simple interest of a deposit held to its end: principal × years × yearly rate; odd days at a 360th of the yearly rate each.
 * Source: 《人民币利率管理规定》(银发〔1999〕77 号), interest by whole years and months with the daily rate = yearly rate / 360.
 */
export const depositInterest = computation(
  z.object({ amount: z.number().positive(), term: z.string(), rate_percent: z.coerce.number().min(0).max(100) })
    .transform((a) => ({ ...a, length: readTerm(a.term) }))
    .refine((a) => a.length !== null, 'an ISO duration'),
  ({ amount, length, rate_percent }) => {
    const { months, days } = length ?? { months: 0, days: 0 };
    const interest = toFen(amount * (rate_percent / 100) * (months / 12 + days / 360));
    return { interest, total: toFen(amount + interest) };
  },
);
