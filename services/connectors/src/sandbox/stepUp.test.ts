import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';
import { beforeEach, expect, it } from 'vitest';
import { readCustomers } from './customerFile.ts';
import { StepUp } from './stepUp.ts';

const file = join(repositoryRoot(), 'content/demo-bank/sandbox/customers.yaml');
const customers = readCustomers(file);
let bank: StepUp;
let now: number;
beforeEach(() => {
  now = Date.parse('2026-11-23T04:00:00Z');
  bank = new StepUp((who) => customers.find((c) => c.no === who || c.phone === who), { now: () => new Date(now) });
});

const phone = '15400001001';
const latest = (): string => bank.messages(phone).at(-1)?.code ?? '';
const wrong = (): string => (latest() === '000000' ? '000001' : '000000');

it('verifies by number or phone with the code that was sent, once', () => {
  bank.sendCode('YT100001');
  expect(bank.verify(phone, latest())).toEqual({ ok: true, customer: { no: 'YT100001', name: '王子涵', tier: null } });
  expect(bank.verify(phone, latest())).toMatchObject({ ok: false, why: 'wrong' });
});

it('refuses an old code, one replaced by a newer one, and none at all', () => {
  expect(bank.verify(phone, '')).toMatchObject({ ok: false });
  bank.sendCode(phone);
  const first = latest();
  bank.sendCode(phone);
  if (first !== latest()) expect(bank.verify(phone, first)).toMatchObject({ ok: false });
  now += 5 * 60_000;
  expect(bank.verify(phone, latest())).toMatchObject({ ok: false });
});

it('C3 locks after five wrong codes, whichever name is used, also for the right code', () => {
  bank.sendCode(phone);
  expect(['YT100001', phone, 'YT100001', phone, phone].map((who) => bank.verify(who, wrong()))).toEqual([4, 3, 2, 1, 0].map((left) => ({ ok: false, why: left > 0 ? 'wrong' : 'locked', left })));
  expect(bank.verify(phone, latest())).toMatchObject({ ok: false, why: 'locked' });
  bank.sendCode(phone);
  expect(bank.verify(phone, latest())).toMatchObject({ ok: false, why: 'locked' });
  now += 15 * 60_000;
  bank.sendCode(phone);
  expect(bank.verify(phone, latest())).toMatchObject({ ok: true });
});

it('does not tell who is a customer', () => {
  bank.sendCode('YT999999');
  const answers = Array.from({ length: 6 }, () => bank.verify('YT999999', '123456'));
  bank.sendCode(phone);
  expect(Array.from({ length: 6 }, () => bank.verify(phone, wrong()))).toEqual(answers);
});
