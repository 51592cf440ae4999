import type { SandboxCustomer } from '../customerFile.ts';
import { addDays, fen, refuse, type Operations } from '../operation.ts';

type AccountOperations = Pick<Operations, 'account.balance' | 'account.transactions' | 'account.frozen_reason' | 'transfer.status' | 'transfer.recall' | 'atm.swallowed' | 'atm.dispute'>;

const RECALL_DAYS = 7;
const DISPUTE_DAYS = 5;
const NO_TRANSFER = refuse('not_found', 'no transfer of that day and amount');

export const accountOperations: AccountOperations = {
  'account.balance': (_args, { customer }) => ({
    ok: true,
    data: { accounts: customer.accounts.map((a) => ({ account_tail: a.tail, name: a.name, currency: a.currency, balance: a.balance, available: a.frozen ? 0 : a.balance })), total: fen(customer.accounts.filter((a) => a.currency === 'CNY').reduce((sum, a) => sum + a.balance, 0)) },
  }),
  'account.transactions': ({ days }, { customer, today }) => {
    const transactions = transactionsOf(customer, today).filter((t) => t.date > addDays(today, -days));
    return { ok: true, data: { count: transactions.length, transactions: transactions.slice(0, 20) } };
  },
  'account.frozen_reason': (_args, { customer }) => {
    const account = customer.accounts.find((a) => a.frozen);
    if (!account?.frozen) return { ok: true, data: { frozen: false, account_tail: null, by: 'none', since: null, reason: null, unlock: null } };
    return { ok: true, data: { frozen: true, account_tail: account.tail, ...account.frozen } };
  },
  'transfer.status': ({ date, amount }, { customer, today, reference }) => {
    const transfer = transferOf(customer, today, date, amount);
    if (!transfer) return NO_TRANSFER;
    return { ok: true, data: { status: transfer.status, date, amount, payee: transfer.payee, reason: transfer.reason ?? null, expected: transfer.status === 'processing' ? addDays(today, 1) : null, reference: reference('ZZ') } };
  },
  'transfer.recall': ({ date, amount }, { customer, today, reference }) =>
    transferOf(customer, today, date, amount)?.status === 'completed' ? { ok: true, data: { reference: reference('CH'), expected_days: RECALL_DAYS } } : NO_TRANSFER,
  'atm.swallowed': ({ branch }, { branch: nameOf, today, reference }) => {
    const branch_name = nameOf(branch);
    return branch_name ? { ok: true, data: { reference: reference('TK'), branch_name, pick_up_from: addDays(today, 1), pick_up_until: addDays(today, 3) } } : refuse('not_found', 'no such branch');
  },
  'atm.dispute': (_args, { reference }) => ({ ok: true, data: { reference: reference('CC'), expected_days: DISPUTE_DAYS } }),
};

const transferOf = (customer: SandboxCustomer, today: string, date: string, amount: number) =>
  customer.transfers.find((t) => addDays(today, -t.daysAgo) === date && t.amount === amount);

const SPENDING = [
  { zh: '超市消费', en: 'Supermarket' }, { zh: '餐饮消费', en: 'Restaurant' }, { zh: '地铁出行', en: 'Metro' }, { zh: '手机充值', en: 'Phone top-up' }, { zh: '网上购物', en: 'Online shopping' }, { zh: '水电燃气', en: 'Utilities' },
] as const;

/** Ninety days of everyday spending and a monthly salary, the same for the same customer and day: drawn from the customer number, never stored. */
function transactionsOf(customer: SandboxCustomer, today: string) {
  const account_tail = customer.accounts[0]?.tail;
  if (!account_tail) return [];
  const seed = Number(customer.no.slice(2));
  return Array.from({ length: 90 }, (_unused, i) => {
    const draw = (seed * 31 + i * 17) % 97;
    const date = addDays(today, -i);
    if (date.endsWith('-10')) return { date, amount: 5000 + (seed % 40) * 250, direction: 'in' as const, account_tail, description: { zh: '代发工资', en: 'Salary' } };
    const description = SPENDING[draw % SPENDING.length] ?? SPENDING[0];
    return { date, amount: fen(8 + draw * 3.3), direction: 'out' as const, account_tail, description };
  }).filter((t, i) => t.direction === 'in' || (seed + i) % 3 !== 0);
}
