import { z } from 'zod';
import { computation, monthly, toFen } from './computation.ts';
import { equalPayment, RepaymentMethod, totalInterest } from './loanPayment.ts';

/**
 * What a partial prepayment saves, in the two ways a bank offers: the same monthly payment over fewer months (`shorter_*`), or the same months with a lower payment
 * (`lower_*`). The new length under equal payment is n' = −ln(1 − P'·r/M) / ln(1+r), rounded up to whole months; under equal principal P' / (P/n), rounded up.
 */
export const prepaymentSaving = computation(
  z.object({
    principal_left: z.number().positive(), rate_percent: z.number().min(0).max(100), months_left: z.coerce.number().int().min(1).max(480), amount: z.number().positive(),
    method: RepaymentMethod.default('equal_payment'),
  }),
  ({ principal_left, rate_percent, months_left, amount, method }) => {
    const r = monthly(rate_percent);
    const left = Math.max(principal_left - amount, 0);
    const before = totalInterest(principal_left, r, months_left, method);
    const shorter = shorterMonths(principal_left, left, r, months_left, method);
    const shorterInterest = left === 0 ? 0 : interestAtOldPayment(principal_left, left, r, months_left, shorter, method);
    const lowerInterest = totalInterest(left, r, months_left, method);
    return {
      principal_after: toFen(left), interest_before: toFen(before),
      shorter_months: shorter, shorter_saved: toFen(before - shorterInterest),
      lower_monthly: toFen(method === 'equal_payment' ? equalPayment(left, r, months_left) : left / months_left + left * r), lower_saved: toFen(before - lowerInterest),
    };
  },
);

type Method = z.output<typeof RepaymentMethod>;

function shorterMonths(principal: number, left: number, r: number, months: number, method: Method): number {
  if (left === 0) return 0;
  if (method === 'equal_principal' || r === 0) return Math.ceil(left / (principal / months) - 1e-9);
  const payment = equalPayment(principal, r, months);
  return Math.ceil(-Math.log(1 - (left * r) / payment) / Math.log(1 + r) - 1e-9);
}

/** Interest when the old payment (or old share of principal) goes on; the last month pays only what is left. */
function interestAtOldPayment(principal: number, left: number, r: number, months: number, shorter: number, method: Method): number {
  const payment = equalPayment(principal, r, months);
  let debt = left;
  let interest = 0;
  for (let month = 0; month < shorter; month += 1) {
    interest += debt * r;
    debt -= Math.min(debt, method === 'equal_principal' ? principal / months : payment - debt * r);
  }
  return interest;
}
