import type { DataSubject, PersonalDataStore } from '@lobby/contracts';
import { silentLog } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Privacy } from './privacy.ts';
import { createPrivacy } from './service.ts';

const id = (n: number): string => `cust_${String(n).padStart(26, '0')}`;
const DAY_MS = 86_400_000;
let database: DatabaseHandle;
let privacy: Privacy;
let erased: string[];
let audited: string[];
let old: DataSubject[];
let now = new Date('2026-11-29T10:00:00Z');

const subject = (customerId: string): DataSubject => ({ customerId, customerIds: customerId === id(1) ? [id(1), id(9)] : [customerId], conversationIds: [`conv of ${customerId}`] });
const store: PersonalDataStore = {
  name: 'room', collect: async ({ conversationIds }) => ({ said: conversationIds }),
  erase: async (_tx, { customerIds }) => { erased.push(...customerIds); return { rows: customerIds.length }; },
};
const open = (retentionDays = 365): Privacy => createPrivacy({
  database, clock: { now: () => now }, log: silentLog, stores: [store], retentionDays,
  access: { audit: async (_tx, entry) => { audited.push(`${entry.actor} ${entry.action}`); } },
  ports: { subjectOf: async (c) => (c === id(8) ? null : subject(c)), expired: async () => old, correct: async () => 1, sweepFiles: async () => 0 },
});

beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());
beforeEach(() => {
  [erased, audited, old] = [[], [], []];
  privacy = open();
});

describe('a request about personal data', () => {
  it('is entered by one and carried out by another, and both are in the audit', async () => {
    const { id: request, state } = await privacy.enter({ customerId: id(1), kind: 'erase', reason: '客户要求删除' }, 'staff_a');
    expect([state, erased]).toEqual(['open', []]);
    await expect(privacy.decide(request, true, 'staff_a')).rejects.toMatchObject({ code: 'self_approval' });
    expect(await privacy.decide(request, true, 'staff_b')).toMatchObject({ state: 'done', counts: { 'room.rows': 2 }, decidedBy: 'staff_b' });
    expect(erased).toEqual([id(1), id(9)]);
    expect(audited).toEqual(['staff_a privacy.erase_requested', 'staff_b privacy.erase_done']);
    await expect(privacy.decide(request, true, 'staff_c')).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('erases once when two decide at the same moment', async () => {
    const { id: request } = await privacy.enter({ customerId: id(2), kind: 'erase', reason: '客户要求删除' }, 'staff_a');
    const outcomes = await Promise.allSettled(['b', 'c', 'd'].map((who) => privacy.decide(request, true, `staff_${who}`)));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    expect(erased).toEqual([id(2)]);
  });

  it('waits for a legal hold to be lifted, also one set on an id that was merged', async () => {
    const hold = await privacy.hold({ customerId: id(9), reason: '诉讼保全' }, 'staff_a');
    const { id: request } = await privacy.enter({ customerId: id(1), kind: 'erase', reason: '客户要求删除' }, 'staff_a');
    expect(await privacy.decide(request, true, 'staff_b')).toMatchObject({ state: 'held', counts: null });
    expect(erased).toEqual([]);
    await privacy.lift(hold.id, 'staff_b');
    expect((await privacy.decide(request, true, 'staff_b')).state).toBe('done');
    await expect(privacy.lift(hold.id, 'staff_b')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('shows an export only once it is approved, and writes down who read it', async () => {
    const { id: request } = await privacy.enter({ customerId: id(3), kind: 'export', reason: '客户要求查阅' }, 'staff_a');
    expect(await privacy.exportOf(request, 'staff_a')).toBeNull();
    await privacy.decide(request, true, 'staff_b');
    expect(await privacy.exportOf(request, 'staff_a')).toMatchObject({ customerId: id(3), data: { room: { said: [`conv of ${id(3)}`] } } });
    expect(audited.at(-1)).toBe('staff_a privacy.export_read');
  });

  it('can be refused, and is not taken for somebody who is not there', async () => {
    const { id: request } = await privacy.enter({ customerId: id(4), kind: 'correct', correction: { displayName: '李**' }, reason: '名字写错' }, 'staff_a');
    expect((await privacy.decide(request, false, 'staff_b')).state).toBe('refused');
    await expect(privacy.enter({ customerId: id(8), kind: 'erase', reason: '没有此人' }, 'staff_a')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('retention', () => {
  it('erases what is old, except under a hold', async () => {
    await privacy.hold({ customerId: id(6), reason: '监管调查' }, 'staff_a');
    old = [subject(id(5)), subject(id(6))];
    expect(await privacy.applyRetention()).toBe(1);
    expect(erased).toEqual([id(5)]);
  });

  it('refuses a policy shorter than the law\'s six months, whatever the clock says', async () => {
    old = [subject(id(5))];
    now = new Date(now.getTime() + 4_000 * DAY_MS);
    await expect(open(179).applyRetention()).rejects.toThrow(/180/);
    expect(erased).toEqual([]);
  });
});
