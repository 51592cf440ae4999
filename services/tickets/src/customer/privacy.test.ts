import { expect, it } from 'vitest';
import { identities } from '../record/schema.ts';
import { testDesk } from '../testing/testDesk.ts';
import { maskEmail, maskId, maskPhone } from './maskIdentity.ts';
import { askHoldings } from './holdings.ts';
import { mergeByHand } from './mergeByHand.ts';
import { undoMerge } from './mergeCustomers.ts';
import { readCustomer } from './readCustomer.ts';
import { revealContact, revealIdentity } from './reveal.ts';
import { createVault } from './vault.ts';
import { recordConsent, setPreferences } from './wishes.ts';

const PHONE = '19900007788';
const desk = testDesk({ a: {} });

const visitor = async () => {
  const w = await desk.waiting();
  return { ...w, customer: await desk.tx((tx) => desk.tickets.ensureVisitor(tx, { conversationId: w.conversationId, channel: 'web', language: 'zh' })) };
};
const prove = (conversationId: string, channel: string, value: string) => desk.tx((tx) => desk.tickets.identify(tx, { conversationId, channel, value, displayName: '王**', tier: null, assurance: 'verified', evidence: channel, actor: 'system' }));

it('a sealed text opens with its own key alone and not when it was changed; equal texts have equal hashes', () => {
  const [vault, other] = [createVault('one secret'), createVault('another')];
  const sealed = vault.seal(PHONE);
  expect([vault.open(sealed), vault.seal(PHONE) === sealed, vault.hash('x') === vault.hash('x'), vault.hash('x') === other.hash('x')]).toEqual([PHONE, false, true, false]);
  expect(() => other.open(sealed)).toThrow();
  expect(() => vault.open(`${sealed.slice(0, -2)}AA`)).toThrow();
});

it('a phone number is found, shown with dots, and nowhere readable; revealing it needs a reason that the audit keeps', async () => {
  const [x, y] = [await visitor(), await visitor()];
  const known = await prove(x.conversationId, 'phone', '199 0000-7788');
  expect((await prove(y.conversationId, 'phone', PHONE)).id).toBe(known.id);
  expect(JSON.stringify(await desk.deps.database.db.select().from(identities))).not.toContain(PHONE);
  const identity = known.identities.find((i) => i.channel === 'phone');
  expect(identity?.shown).toBe('199••••••88');
  const value = await revealIdentity(desk.deps, known.id, { channel: 'phone', value: identity?.value ?? '' }, { actor: 'a', reason: '客户要求回电' });
  expect([value, desk.audited.at(-1)]).toEqual([PHONE, { actor: 'a', action: 'customer.reveal', subject: known.id, data: { channel: 'phone', reason: '客户要求回电' } }]);
  await expect(revealIdentity(desk.deps, known.id, { channel: 'phone', value: 'guess' }, { actor: 'a', reason: '试试' })).rejects.toMatchObject({ code: 'not_found' });
});

it('the number of a callback is the ticket\'s: it identifies nobody and opens with a reason', async () => {
  const x = await visitor();
  await desk.tx((tx) => desk.tickets.defer(tx, { handoffId: x.handoffId, conversationId: x.conversationId, kind: 'callback', text: null, phone: PHONE }));
  expect((await readCustomer(desk.deps, x.customer.id)).customer.identities.map((i) => i.channel)).toEqual(['web']);
  expect(await revealContact(desk.deps, x.ticketId, { actor: 'a', reason: '按承诺回电' })).toBe(PHONE);
  const other = await visitor();
  await expect(revealContact(desk.deps, other.ticketId, { actor: 'a', reason: '没有号码' })).rejects.toMatchObject({ code: 'not_found' });
});

it('an agent joins two customers with evidence, and it can be taken back', async () => {
  const [x, y] = [await visitor(), await visitor()];
  await mergeByHand(desk.deps, x.customer.id, y.customer.id, '同一手机号来电核实', 'a');
  const joined = await readCustomer(desk.deps, x.customer.id);
  expect([joined.customer.id, joined.tickets.length, joined.merges]).toMatchObject([y.customer.id, 2, [{ evidence: '同一手机号来电核实', undoneAt: null }]]);
  await expect(mergeByHand(desk.deps, x.customer.id, y.customer.id, '再来一次', 'a')).rejects.toMatchObject({ code: 'wrong_state' });
  await desk.tx((tx) => undoMerge(tx, joined.merges?.[0]?.id ?? '', desk.deps.clock.now()));
  expect((await readCustomer(desk.deps, x.customer.id)).tickets.map((t) => t.id)).toEqual([x.ticketId]);
});

it('the latest word of a consent counts, earlier ones stay; preferences are replaced', async () => {
  const { customer } = await visitor();
  for (const granted of [true, false]) {
    desk.pass(1_000);
    await recordConsent(desk.deps, customer.id, { purpose: 'marketing', granted, source: '电话确认' }, 'a');
  }
  await setPreferences(desk.deps, customer.id, { language: 'zh' }, 'a');
  desk.pass(1_000);
  await setPreferences(desk.deps, customer.id, { language: 'en', hours: '工作日下午' }, 'a');
  const view = await readCustomer(desk.deps, customer.id);
  expect([view.consents, view.preferences]).toMatchObject([[{ purpose: 'marketing', granted: false }], { language: 'en', hours: '工作日下午' }]);
  expect([view.consentHistory?.map((c) => c.granted), view.preferenceHistory?.map((p) => p.preferences.language), view.names]).toEqual([[false, true], ['en', 'zh'], { a: '坐席 a' }]);
});

it('what was agreed to before a join counts after it, and goes back with it', async () => {
  const [x, y] = [await visitor(), await visitor()];
  await recordConsent(desk.deps, x.customer.id, { purpose: 'marketing', granted: false, source: '柜台' }, 'a');
  await mergeByHand(desk.deps, x.customer.id, y.customer.id, '同一手机号来电核实', 'a');
  const joined = await readCustomer(desk.deps, y.customer.id);
  expect(joined.consents).toMatchObject([{ purpose: 'marketing', granted: false }]);
  await desk.tx((tx) => undoMerge(tx, joined.merges?.[0]?.id ?? '', desk.deps.clock.now()));
  expect((await readCustomer(desk.deps, y.customer.id)).consents).toEqual([]);
});

it('what the bank says a customer holds is shown; a bank that fails is no error', async () => {
  const { conversationId, customer } = await visitor();
  await prove(conversationId, 'bank', 'YT100777');
  const card = { kind: 'card' as const, name: { zh: '白金卡', en: 'Platinum' }, tail: '1736', status: 'active' };
  expect((await readCustomer({ ...desk.deps, holdings: async () => [card] }, customer.id)).holdings).toEqual([card]);
  expect((await readCustomer({ ...desk.deps, holdings: async () => Promise.reject(new Error('down')) }, customer.id)).holdings).toBeNull();
});

it('later, or for a proof that is none, it takes a reason, which the audit has before the bank is asked', async () => {
  const [x, y] = [await visitor(), await visitor()];
  await prove(x.conversationId, 'bank', 'YT100778');
  desk.pass(3 * 3_600_000);
  let asked = 0;
  const deps = { ...desk.deps, holdings: async () => { asked += 1; return []; } };
  expect(await readCustomer(deps, x.customer.id)).toMatchObject({ holdings: null, holdingsWithheld: true });
  expect((await readCustomer(deps, y.customer.id)).holdingsWithheld).toBeUndefined();
  expect(asked).toBe(0);
  expect(await askHoldings(deps, x.customer.id, { actor: 'a', reason: '客户来电核对卡片' })).toEqual([]);
  expect([asked, desk.audited.at(-1)]).toEqual([1, { actor: 'a', action: 'customer.holdings', subject: x.customer.id, data: { reason: '客户来电核对卡片' } }]);
  await expect(askHoldings(deps, y.customer.id, { actor: 'a', reason: '看看' })).rejects.toMatchObject({ code: 'not_found' });
});

it('masks keep what tells two apart and no more', () => {
  expect([maskPhone('+86 199 0000 7788'), maskEmail('wang@example.com'), maskId('YT100777'), maskId('abc')]).toEqual(['+86•••••••••88', 'w•••@example.com', 'YT••••77', '•••']);
});
