import { z } from 'zod';
import { CalendarDate } from './ids.ts';
import { Assurance } from './assurance.ts';
import { Localized } from './text.ts';

/** Last four digits of a card. */
const CardTail = z.string().regex(/^\d{4}$/);
/** Yuan with at most two decimals. */
const Yuan = z.number();
/** What the bank's system gives the customer to quote later, such as `GS20261123-0007`. */
const Reference = z.string();
const card = z.strictObject({ card_tail: CardTail });
const none = z.strictObject({});
const paymentMade = z.strictObject({ date: CalendarDate, amount: Yuan });
const Method = z.enum(['equal_payment', 'equal_principal']);

type Operation = { assurance: Assurance; changes: boolean; description: string; args: z.ZodType; data: z.ZodType };

/**
 * The operations a bank offers to flows through the connector port: arguments and the data of a success. `changes` operations alter something at the bank, so a
 * flow confirms first and a connector acts once per idempotency key. Texts a customer may read are Localized; the dialogue picks the language. A connector may
 * lack some of these: a flow then goes its `onError` way. A card, transfer or loan that is not this customer's is `not_found`, never described.
 */
export const CONNECTOR_OPERATIONS = {
  'card.list': {
    assurance: 'verified', changes: false, description: 'The customer\'s cards', args: none,
    data: z.object({ cards: z.array(z.object({ card_tail: CardTail, card_type: z.enum(['debit', 'credit']), name: Localized, status: z.enum(['active', 'inactive', 'lost', 'frozen']) })) }),
  },
  'card.report_loss': {
    assurance: 'identified', changes: true, description: 'Blocks a lost card at once (temporary loss report)', args: card,
    data: z.object({ card_tail: CardTail, card_type: z.enum(['debit', 'credit']), name: Localized, reported_at: z.iso.datetime(), reference: Reference }),
  },
  'card.activate': {
    assurance: 'verified', changes: true, description: 'Activates a new card', args: card,
    data: z.object({ card_tail: CardTail, name: Localized, status: z.literal('active'), reference: Reference }),
  },
  'card.limit': {
    assurance: 'verified', changes: false, description: 'Limit and what is left of it', args: card,
    data: z.object({ card_tail: CardTail, limit: Yuan, available: Yuan, max_limit: Yuan }),
  },
  'card.limit_change': {
    assurance: 'verified', changes: true, description: 'Applies for another limit', args: z.strictObject({ card_tail: CardTail, amount: Yuan }),
    data: z.object({ outcome: z.enum(['approved', 'review', 'declined']), old_limit: Yuan, new_limit: Yuan, reference: Reference }),
  },
  'card.bill': {
    assurance: 'verified', changes: false, description: 'The latest credit card bill', args: card,
    data: z.object({ card_tail: CardTail, statement_date: CalendarDate, due_date: CalendarDate, total: Yuan, minimum: Yuan, paid: Yuan, remaining: Yuan }),
  },
  'card.repay_info': {
    assurance: 'verified', changes: false, description: 'What is still to repay, by when and how', args: card,
    data: z.object({ card_tail: CardTail, due_date: CalendarDate, remaining: Yuan, minimum: Yuan, auto_repay: z.boolean(), repay_account_tail: z.string().nullable() }),
  },
  'card.instalment_quote': {
    assurance: 'verified', changes: false, description: 'The instalment price for this card', args: z.strictObject({ card_tail: CardTail, amount: Yuan, periods: z.number().int() }),
    /** `fee_percent` is per period, in percent of the amount. */
    data: z.object({ amount: Yuan, periods: z.number().int(), fee_percent: z.number(), max_amount: Yuan }),
  },
  'card.fee_waiver': {
    assurance: 'verified', changes: false, description: 'Progress towards the annual-fee waiver', args: card,
    data: z.object({ card_tail: CardTail, name: Localized, annual_fee: Yuan, waived: z.boolean(), required_count: z.number().int(), used_count: z.number().int(), remaining_count: z.number().int(), period_end: CalendarDate }),
  },
  'account.balance': {
    assurance: 'verified', changes: false, description: 'Balances of the customer\'s accounts', args: none,
    data: z.object({ accounts: z.array(z.object({ account_tail: z.string(), name: Localized, currency: z.string(), balance: Yuan, available: Yuan })), total: Yuan }),
  },
  'account.transactions': {
    assurance: 'verified', changes: false, description: 'Latest transactions', args: z.strictObject({ days: z.number().int() }),
    data: z.object({ count: z.number().int(), transactions: z.array(z.object({ date: CalendarDate, amount: Yuan, direction: z.enum(['in', 'out']), account_tail: z.string(), description: Localized })) }),
  },
  'account.frozen_reason': {
    assurance: 'verified', changes: false, description: 'Whether and why an account is restricted', args: none,
    /** `by` "authority" (court, police) cannot be lifted by the bank. `reason`, `since` and `unlock` are null when nothing is frozen. */
    data: z.object({ frozen: z.boolean(), account_tail: z.string().nullable(), by: z.enum(['none', 'bank', 'authority', 'customer']), since: CalendarDate.nullable(), reason: Localized.nullable(), unlock: Localized.nullable() }),
  },
  'transfer.status': {
    assurance: 'verified', changes: false, description: 'State of one transfer', args: paymentMade,
    data: z.object({ status: z.enum(['completed', 'processing', 'returned', 'failed']), date: CalendarDate, amount: Yuan, payee: z.string(), reason: Localized.nullable(), expected: CalendarDate.nullable(), reference: Reference }),
  },
  'transfer.recall': {
    assurance: 'verified', changes: true, description: 'Asks the receiving bank to return a wrong transfer', args: paymentMade,
    data: z.object({ reference: Reference, expected_days: z.number().int() }),
  },
  'atm.swallowed': {
    assurance: 'identified', changes: true, description: 'Registers a card kept by an ATM', args: z.strictObject({ branch: z.string() }),
    data: z.object({ reference: Reference, branch_name: Localized, pick_up_from: CalendarDate, pick_up_until: CalendarDate }),
  },
  'atm.dispute': {
    assurance: 'verified', changes: true, description: 'Registers a wrong cash amount at an ATM', args: paymentMade,
    data: z.object({ reference: Reference, expected_days: z.number().int() }),
  },
  'customer.change_phone': {
    assurance: 'verified', changes: true, description: 'Starts changing the phone number on file; a number typed into the chat is masked, so only a form outside it can fill `phone`', args: z.strictObject({ phone: z.string() }),
    data: z.object({ phone_masked: z.string(), reference: Reference }),
  },
  'customer.id_status': {
    assurance: 'verified', changes: false, description: 'Validity of the identity document on file', args: none,
    data: z.object({ id_expires: CalendarDate, days_left: z.number().int(), needs_update: z.boolean(), restricted: z.boolean() }),
  },
  'loan.progress': {
    assurance: 'verified', changes: false, description: 'Open loan and card applications', args: none,
    data: z.object({ count: z.number().int(), applications: z.array(z.object({ reference: Reference, name: Localized, amount: Yuan, status: Localized, updated: CalendarDate, next: Localized })) }),
  },
  'loan.list': {
    assurance: 'verified', changes: false, description: 'The customer\'s loans', args: none,
    data: z.object({ count: z.number().int(), loans: z.array(z.object({ name: Localized, principal_left: Yuan, rate_percent: z.number(), months_left: z.number().int(), method: Method, monthly_payment: Yuan })) }),
  },
  'loan.prepay_quote': {
    assurance: 'verified', changes: false, description: 'Terms of prepaying the mortgage', args: z.strictObject({ amount: Yuan }),
    data: z.object({ amount: Yuan, penalty: Yuan, principal_left: Yuan, rate_percent: z.number(), months_left: z.number().int(), method: Method, earliest_date: CalendarDate }),
  },
  'branch.book': {
    assurance: 'anonymous', changes: true, description: 'Books a visit to a branch', args: z.strictObject({ branch: z.string(), date: CalendarDate, purpose: z.string() }),
    data: z.object({ reference: Reference, branch_name: Localized, date: CalendarDate, time: z.string() }),
  },
  'deposit.book_large': {
    assurance: 'identified', changes: true, description: 'Reserves a certificate of deposit', args: z.strictObject({ branch: z.string(), date: CalendarDate, amount: Yuan }),
    data: z.object({ reference: Reference, branch_name: Localized, date: CalendarDate, amount: Yuan }),
  },
} as const satisfies Record<string, Operation>;

export type ConnectorOperation = keyof typeof CONNECTOR_OPERATIONS;
export type OperationArgs<O extends ConnectorOperation> = z.output<(typeof CONNECTOR_OPERATIONS)[O]['args']>;
export type OperationData<O extends ConnectorOperation> = z.output<(typeof CONNECTOR_OPERATIONS)[O]['data']>;
