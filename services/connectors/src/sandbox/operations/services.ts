import type { SandboxCustomer } from '../customerFile.ts';
import { addDays, fen, refuse, type Operations } from '../operation.ts';

type ServiceOperations = Pick<Operations, 'customer.change_phone' | 'customer.id_status' | 'loan.progress' | 'loan.list' | 'loan.prepay_quote' | 'branch.book' | 'deposit.book_large'>;

const DAY_MS = 86_400_000;
const UPDATE_WITHIN_DAYS = 30;
const RESTRICTED_AFTER_DAYS = 90;
/** A mortgage prepaid in its first year costs this share of the prepaid sum, as in fee.mortgage-prepay-penalty. */
const PENALTY_SHARE = 0.01;
const PREPAY_NOTICE_DAYS = 15;

export const serviceOperations: ServiceOperations = {
  'customer.change_phone': ({ phone }, { reference }) => ({ ok: true, data: { phone_masked: `${phone.slice(0, 3)}****${phone.slice(-4)}`, reference: reference('HM') } }),
  'customer.id_status': (_args, { customer, today }) => {
    const days_left = Math.round((Date.parse(customer.idExpires) - Date.parse(today)) / DAY_MS);
    return { ok: true, data: { id_expires: customer.idExpires, days_left, needs_update: days_left < UPDATE_WITHIN_DAYS, restricted: days_left < -RESTRICTED_AFTER_DAYS } };
  },
  'loan.progress': (_args, { customer, today }) => ({
    ok: true, data: { count: customer.applications.length, applications: customer.applications.map(({ daysAgo, ...a }) => ({ ...a, updated: addDays(today, -daysAgo) })) },
  }),
  'loan.list': (_args, { customer }) => ({
    ok: true, data: { count: customer.loans.length, loans: customer.loans.map((l) => ({ name: l.name, principal_left: l.principal, rate_percent: l.ratePercent, months_left: l.monthsLeft, method: l.method, monthly_payment: firstPayment(l) })) },
  }),
  'loan.prepay_quote': ({ amount }, { customer, today }) => {
    const loan = customer.loans.find((l) => l.kind === 'mortgage');
    if (!loan) return refuse('not_found', 'no mortgage');
    if (amount > loan.principal) return refuse('refused', `at most ${loan.principal}`);
    return { ok: true, data: { amount, penalty: loan.monthsPaid < 12 ? fen(amount * PENALTY_SHARE) : 0, principal_left: loan.principal, rate_percent: loan.ratePercent, months_left: loan.monthsLeft, method: loan.method, earliest_date: addDays(today, PREPAY_NOTICE_DAYS) } };
  },
  'branch.book': ({ branch, date }, context) => {
    const branch_name = context.branch(branch);
    if (!branch_name) return refuse('not_found', 'no such branch');
    return date > context.today ? { ok: true, data: { reference: context.reference('YY'), branch_name, date, time: '10:00' } } : refuse('invalid', 'book at least one day ahead');
  },
  'deposit.book_large': ({ branch, date, amount }, context) => {
    const branch_name = context.branch(branch);
    return branch_name ? { ok: true, data: { reference: context.reference('DE'), branch_name, date, amount } } : refuse('not_found', 'no such branch');
  },
};

/** The next monthly payment: annuity P·r/(1−(1+r)^−n), or with equal principal P/n + P·r (r is the monthly rate). */
function firstPayment(loan: SandboxCustomer['loans'][number]): number {
  const r = loan.ratePercent / 1200;
  return fen(loan.method === 'equal_payment' ? (loan.principal * r) / (1 - (1 + r) ** -loan.monthsLeft) : loan.principal / loan.monthsLeft + loan.principal * r);
}
