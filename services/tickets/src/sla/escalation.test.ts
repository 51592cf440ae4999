import type { EscalationInput } from '@lobby/contracts';
import { beforeEach, expect, it } from 'vitest';
import { escalationRules } from '../record/schema.ts';
import { saveRule } from '../settings/ticketSettings.ts';
import { testDesk } from '../testing/testDesk.ts';
import { createTicket } from '../ticket/createTicket.ts';
import { decideApproval } from '../ticket/decideApproval.ts';
import { followTicket } from '../ticket/followTicket.ts';
import { readTicket } from '../ticket/readTicket.ts';
import { updateTicket } from '../ticket/updateTicket.ts';
import { listNotices } from './notices.ts';
import { sweepSla } from './sweepSla.ts';

const HOUR = 3_600_000;
const desk = testDesk({ a: {}, b: {}, boss: {} });
beforeEach(async () => { await desk.deps.database.db.delete(escalationRules); });

let n = 0;
/** In `cards`, which is open around the clock, so that minutes are minutes. */
const open = (over: Partial<Parameters<typeof createTicket>[1]> = {}) => {
  n += 1;
  return createTicket(desk.deps, { clientId: `escalates-${n}`, subject: `工单 ${n}`, description: '', topic: null, channel: 'phone', language: 'zh', customerId: null, priority: 'normal', queue: 'cards', fields: {}, tags: [], ...over }, 'a');
};
const read = (id: string) => readTicket(desk.deps, id);
const rule = (over: Omit<Partial<EscalationInput>, 'actions'> & { actions?: Partial<EscalationInput['actions']> } = {}): EscalationInput =>
  ({ name: { zh: '规则', en: 'Rule' }, clock: 'resolution', when: 'breach', queue: null, priority: null, active: true, ...over, actions: { notify: [], ...over.actions } });
const sweepAfter = async (ms: number) => {
  desk.pass(ms);
  await sweepSla(desk.deps);
};
const changes = async (id: string) => (await read(id)).events.filter((e) => e.actor === 'system').map((e) => [e.type, e.data.clock ?? e.data.to]);

it('a rule acts on the clock, moment, queue and priority it names, and on nothing else; one that is off is silent', async () => {
  await saveRule(desk.deps, 'fits', rule({ queue: 'cards', priority: 'normal', actions: { addTags: ['命中'] } }), 'boss');
  for (const [id, over] of [['other-queue', { queue: 'fraud' }], ['other-priority', { priority: 'low' as const }], ['other-clock', { clock: 'promise' as const }], ['other-moment', { when: 'warning' as const, clock: 'promise' as const }], ['off', { active: false }]] as const) {
    await saveRule(desk.deps, id, rule({ ...over, actions: { addTags: [id] } }), 'boss');
  }
  const id = await open();
  await sweepAfter(25 * HOUR);
  const { ticket, events } = await read(id);
  expect(ticket.tags).toEqual(['命中']);
  expect(events.filter((e) => e.type === 'sla.breach' && e.data.clock === 'resolution').map((e) => e.data.rules)).toEqual([['fits']]);
});

it('moves, raises and tags in the transaction that tells the breach, once, with what was and what is in the history', async () => {
  await saveRule(desk.deps, 'all', rule({ actions: { priority: 'urgent', queue: 'fraud', addTags: ['超时', '升级'] } }), 'boss');
  const id = await open({ tags: ['超时'] });
  await sweepAfter(25 * HOUR);
  await Promise.all([sweepSla(desk.deps), sweepSla(desk.deps)]);
  expect((await read(id)).ticket).toMatchObject({ priority: 'urgent', queue: 'fraud', tags: ['超时', '升级'] });
  const history = (await changes(id)).filter(([type]) => String(type).endsWith('.changed') || type === 'sla.breach');
  expect(history.filter(([type]) => String(type).endsWith('.changed'))).toEqual([['priority.changed', 'urgent'], ['queue.changed', 'fraud'], ['tags.changed', ['超时', '升级']]]);
  expect(history.filter(([, what]) => what === 'resolution')).toHaveLength(1);
});

it('a warning that raises the priority shortens what is ahead and makes no breach of it', async () => {
  await saveRule(desk.deps, 'early', rule({ when: 'warning', clock: 'first_response', actions: { priority: 'high' } }), 'boss');
  await saveRule(desk.deps, 'late', rule({ when: 'warning', actions: { priority: 'urgent' } }), 'boss');
  const id = await open();
  const due = async () => Date.parse((await read(id)).ticket.resolutionDue ?? '') - Date.parse((await read(id)).ticket.createdAt);
  await sweepAfter(13 * 60_000);
  expect([(await read(id)).ticket.priority, await due()]).toEqual(['high', 8 * HOUR]);
  await sweepAfter(7 * HOUR);
  await sweepSla(desk.deps);
  expect([(await read(id)).ticket.priority, await due()]).toEqual(['urgent', 8 * HOUR]);
  expect((await changes(id)).filter(([type, clock]) => clock === 'resolution' && String(type).startsWith('sla.'))).toEqual([['sla.warning', 'resolution']]);
});

it('two rules that fit both act; a new due time may be told again', async () => {
  await saveRule(desk.deps, 'one', rule({ actions: { addTags: ['一'] } }), 'boss');
  await saveRule(desk.deps, 'two', rule({ actions: { addTags: ['二'], priority: 'high' } }), 'boss');
  const id = await open();
  await sweepAfter(25 * HOUR);
  expect((await read(id)).ticket).toMatchObject({ tags: ['一', '二'], priority: 'high' });
  await updateTicket(desk.deps, id, { version: (await read(id)).ticket.version, priority: 'low' }, 'a');
  await sweepAfter(60 * HOUR);
  expect((await changes(id)).filter(([type, clock]) => type === 'sla.breach' && clock === 'resolution')).toHaveLength(2);
});

it('owner, followers and overseers hear of a breach once each', async () => {
  const id = await open();
  await updateTicket(desk.deps, id, { version: 1, assignee: 'a' }, 'a');
  await followTicket(desk.deps, id, 'b', true);
  await sweepAfter(25 * HOUR);
  for (const [who, oversees] of [['a', false], ['b', false], ['boss', true]] as const) {
    const { notices } = await listNotices(desk.deps, who, oversees);
    expect(notices.filter((x) => x.ticketId === id && x.type === 'sla.breach' && x.data.clock === 'resolution'), who).toHaveLength(1);
  }
});

it('an approval: asked for, refused with a reason, asked again, given; whoever asked is told, and never decides', async () => {
  const id = await open({ topic: 'wrong_transfer', fields: { sent_on: '2026-11-20', amount: '300' } });
  const step = async (wanted: 'request' | 'approve' | 'reject', actor: string, note?: string) => decideApproval(desk.deps, id, { version: (await read(id)).ticket.version, step: wanted, ...(note ? { note } : {}) }, actor);
  await expect(step('approve', 'boss')).rejects.toMatchObject({ code: 'wrong_state' });
  await step('request', 'a');
  await expect(step('request', 'a')).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(step('reject', 'a')).rejects.toMatchObject({ code: 'self_approval' });
  expect((await listNotices(desk.deps, 'boss', true)).notices.find((x) => x.ticketId === id)).toMatchObject({ type: 'approval.request', data: { by: 'a' } });
  await step('reject', 'boss', '材料不全');
  expect((await listNotices(desk.deps, 'a', false)).notices.find((x) => x.ticketId === id)).toMatchObject({ type: 'approval.reject' });
  await expect(updateTicket(desk.deps, id, { version: (await read(id)).ticket.version, status: 'resolved' }, 'a')).rejects.toMatchObject({ code: 'wrong_state', errors: [{ path: 'approval' }] });
  await step('request', 'a');
  const { version } = (await read(id)).ticket;
  const race = await Promise.allSettled([decideApproval(desk.deps, id, { version, step: 'approve' }, 'boss'), decideApproval(desk.deps, id, { version, step: 'reject' }, 'b')]);
  expect(race.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  expect((await read(id)).events.filter((e) => e.type.startsWith('approval.')).map((e) => [e.type.slice(9), e.actor, e.data.text ?? null]).slice(0, 3)).toEqual([['request', 'a', null], ['reject', 'boss', '材料不全'], ['request', 'a', null]]);
});
