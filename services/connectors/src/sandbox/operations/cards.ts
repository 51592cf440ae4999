import type { SandboxCard } from '../customerFile.ts';
import { addDays, fen, refuse, type OperationContext, type Operations } from '../operation.ts';

type CardOperations = Pick<Operations, 'card.list' | 'card.report_loss' | 'card.activate' | 'card.limit' | 'card.limit_change' | 'card.bill' | 'card.repay_info' | 'card.instalment_quote' | 'card.fee_waiver'>;

const NOT_YOURS = refuse('not_found', 'no such card of this customer');
const NOT_CREDIT = refuse('refused', 'only credit cards have this');
const MINIMUM_SHARE = 0.1;
const DUE_AFTER_DAYS = 20;
const INSTALMENT_SHARE = 0.9;
/** Percent of the amount per period, as in rate.bill-instalment. */
const INSTALMENT_FEES: Readonly<Record<number, number>> = { 3: 0.8, 6: 0.7, 12: 0.62, 24: 0.6 };

export const cardOperations: CardOperations = {
  'card.list': (_args, { customer }) => ({ ok: true, data: { cards: customer.cards.map((c) => ({ card_tail: c.tail, card_type: c.type, name: c.name, status: c.status })) } }),
  'card.report_loss': ({ card_tail }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    card.status = 'lost';
    return { ok: true, data: { card_tail, card_type: card.type, name: card.name, reported_at: context.now.toISOString(), reference: context.reference('GS') } };
  },
  'card.activate': ({ card_tail }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    if (card.status !== 'inactive') return refuse('refused', card.status === 'active' ? 'already active' : 'lost or frozen cards cannot be activated');
    card.status = 'active';
    return { ok: true, data: { card_tail, name: card.name, status: 'active', reference: context.reference('JH') } };
  },
  'card.limit': ({ card_tail }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    return card.type === 'credit' ? { ok: true, data: { card_tail, limit: card.limit, available: fen(card.limit - remaining(card)), max_limit: card.maxLimit } } : NOT_CREDIT;
  },
  'card.limit_change': ({ card_tail, amount }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    if (card.type !== 'credit') return NOT_CREDIT;
    const old_limit = card.limit;
    const outcome = amount <= card.maxLimit ? 'approved' : amount <= card.maxLimit * 1.5 ? 'review' : 'declined';
    if (outcome === 'approved') card.limit = amount;
    return { ok: true, data: { outcome, old_limit, new_limit: card.limit, reference: context.reference('TE') } };
  },
  'card.bill': ({ card_tail }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    if (card.type !== 'credit') return NOT_CREDIT;
    const statement_date = lastStatement(card, context.today);
    return { ok: true, data: { card_tail, statement_date, due_date: addDays(statement_date, DUE_AFTER_DAYS), total: card.billed, minimum: minimum(card), paid: card.paid, remaining: remaining(card) } };
  },
  'card.repay_info': ({ card_tail }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    if (card.type !== 'credit') return NOT_CREDIT;
    return { ok: true, data: { due_date: addDays(lastStatement(card, context.today), DUE_AFTER_DAYS), remaining: remaining(card), minimum: Math.min(minimum(card), remaining(card)), auto_repay: card.autoRepayFrom !== undefined, repay_account_tail: card.autoRepayFrom ?? null, card_tail } };
  },
  'card.instalment_quote': ({ card_tail, amount, periods }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    const fee_percent = INSTALMENT_FEES[periods];
    if (card.type !== 'credit' || fee_percent === undefined) return card.type === 'credit' ? refuse('invalid', 'periods are 3, 6, 12 or 24') : NOT_CREDIT;
    const max_amount = fen(card.billed * INSTALMENT_SHARE);
    return amount > max_amount ? refuse('refused', `at most ${max_amount}`) : { ok: true, data: { amount, periods, fee_percent, max_amount } };
  },
  'card.fee_waiver': ({ card_tail }, context) => {
    const card = find(context, card_tail);
    if (!card) return NOT_YOURS;
    if (card.type !== 'credit') return NOT_CREDIT;
    const remaining_count = Math.max(0, card.waiverCount - card.usedCount);
    return { ok: true, data: { card_tail, name: card.name, annual_fee: card.annualFee, waived: remaining_count === 0, required_count: card.waiverCount, used_count: card.usedCount, remaining_count, period_end: `${context.today.slice(0, 4)}-12-31` } };
  },
};

const find = (context: OperationContext, tail: string): SandboxCard | undefined => context.customer.cards.find((c) => c.tail === tail);
const remaining = (card: SandboxCard): number => fen(Math.max(0, card.billed - card.paid));
const minimum = (card: SandboxCard): number => fen(card.billed * MINIMUM_SHARE);

/** The latest statement day that is not in the future. */
function lastStatement(card: SandboxCard, today: string): string {
  const day = String(card.statementDay).padStart(2, '0');
  const thisMonth = `${today.slice(0, 7)}-${day}`;
  if (thisMonth <= today) return thisMonth;
  return `${addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7)}-${day}`;
}
