import { CONNECTOR_OPERATIONS, type ConnectorContext } from '@lobby/contracts';
import { repositoryRoot } from '@lobby/service-kit';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandboxBank } from './createSandboxBank.ts';
import { readCustomers } from './customerFile.ts';

const file = join(repositoryRoot(), 'content/demo-bank/sandbox/customers.yaml');
const clock = { now: () => new Date('2026-11-23T04:00:00Z') };
const branches = new Map([['branch.one', { zh: '一号网点', en: 'Branch One' }]]);
const open = (extra: { failEvery?: number; loseEvery?: number } = {}) => createSandboxBank({ customers: () => readCustomers(file), clock, branches: () => branches, trouble: extra });
const as = (bankCustomerId: string | null, assurance: ConnectorContext['assurance'], idempotencyKey = 'k'): ConnectorContext => ({ conversationId: 'c', customerId: null, bankCustomerId, assurance, idempotencyKey });

describe('the sandbox bank', () => {
  it('has at least 40 customers whose phones are in no real use', () => {
    const customers = open().customers();
    expect(customers.length).toBeGreaterThanOrEqual(40);
    // No operator has been given the prefix 154, so that nobody can be called by it.
    expect(customers.filter((c) => !/^1540000\d{4}$/.test(c.phone))).toEqual([]);
    expect(new Set(customers.map((c) => c.phone)).size).toBe(customers.length);
  });

  it.each(Object.entries(CONNECTOR_OPERATIONS).filter(([, o]) => o.assurance !== 'anonymous'))('%s refuses whoever is not known well enough', async (operation, spec) => {
    const result = await open().call(operation, {}, as('YT100001', spec.assurance === 'verified' ? 'identified' : 'anonymous'));
    expect(result).toMatchObject({ ok: false, code: 'not_verified' });
  });

  it('answers every reading operation with data of its contract', async () => {
    const bank = open();
    for (const customer of bank.customers()) {
      const credit = customer.cards.find((c) => c.type === 'credit');
      for (const [operation, spec] of Object.entries(CONNECTOR_OPERATIONS).filter(([, o]) => !o.changes)) {
        const args = { 'account.transactions': { days: 30 }, 'transfer.status': { date: '2026-11-23', amount: 500 }, 'loan.prepay_quote': { amount: 10_000 }, 'card.instalment_quote': { card_tail: credit?.tail, amount: 100, periods: 12 } }[operation]
          ?? (operation.startsWith('card.') && operation !== 'card.list' ? { card_tail: credit?.tail } : {});
        const result = await bank.call(operation, args, as(customer.no, 'verified'));
        if (result.ok) expect(spec.data.safeParse(result.data), operation).toMatchObject({ success: true });
        else expect(['not_found', 'refused', 'invalid']).toContain(result.code);
      }
    }
  });

  it('acts once per idempotency key', async () => {
    const bank = open();
    const tail = bank.customers()[0]?.cards[0]?.tail;
    const first = await bank.call('card.report_loss', { card_tail: tail }, as('YT100001', 'identified', 'same'));
    expect(await bank.call('card.report_loss', { card_tail: tail }, as('YT100001', 'identified', 'same'))).toEqual(first);
    expect(bank.customers()[0]?.cards[0]?.status).toBe('lost');
  });

  it('R28 acts once when the answer was lost on the way back, and gives it the second time', async () => {
    const bank = open({ loseEvery: 2 });
    const book = (key: string) => bank.call('branch.book', { branch: 'branch.one', date: '2026-11-30', purpose: 'x' }, as('YT100001', 'anonymous', key));
    expect(await book('first')).toMatchObject({ ok: true, data: { reference: 'YY20261123-0001' } });
    expect(await book('second')).toMatchObject({ ok: false, code: 'unavailable' });
    expect(await book('second')).toMatchObject({ ok: true, data: { reference: 'YY20261123-0002' } });
  });

  it('refuses a key that was used for another wish, and keeps customers apart', async () => {
    const bank = open();
    const book = (date: string, who: string) => bank.call('branch.book', { branch: 'branch.one', date, purpose: 'x' }, as(who, 'anonymous', 'same'));
    const first = await book('2026-11-30', 'YT100001');
    expect(await book('2026-12-01', 'YT100001')).toMatchObject({ ok: false, code: 'invalid' });
    expect(await book('2026-11-30', 'YT100002')).not.toEqual(first);
  });

  it('never describes another customer\'s card', async () => {
    const bank = open();
    const foreign = bank.customers()[1]?.cards[0]?.tail;
    expect(await bank.call('card.bill', { card_tail: foreign }, as('YT100001', 'verified'))).toMatchObject({ ok: false, code: 'not_found' });
  });

  it('fails now and then when told to', async () => {
    const bank = open({ failEvery: 2 });
    const codes = [];
    for (let i = 0; i < 4; i += 1) codes.push((await bank.call('card.list', {}, as('YT100001', 'verified'))).ok);
    expect(codes).toEqual([true, false, true, false]);
  });
});
