import type { EntryView } from '@lobby/contracts';
import { expect, test } from 'vitest';
import type { T } from '../i18n/useT.ts';
import { zh } from '../i18n/words.ts';
import { factText } from './factText.ts';

const t: T = (key, params = {}) => Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), zh[key] as string);
const entry = (type: string, data: Record<string, unknown> = {}, text?: string): EntryView => ({ seq: 1, type, at: '2026-11-23T09:00:00.000Z', actor: { kind: 'system' }, messageId: 'm', data, ...(text ? { text } : {}) });
const say = (one: EntryView) => factText(t, one, (id) => (id === 'loans' ? '贷款' : id), 'me');

test('facts are told from where the reader sits', () => {
  expect(say(entry('accepted', { agentId: 'me', agentName: '李晓' }))).toBe('我已接入');
  expect(say(entry('accepted', { agentId: 'you', agentName: '李晓' }))).toBe('李晓 已接入');
  expect(say(entry('offer_ended', { agentId: 'you', agentName: '陈晨', why: 'declined' }))).toBe('陈晨 未接');
  expect(say(entry('queued', { queue: 'loans', position: 2 }))).toBe('进入“贷款”排队，第 2 位');
  expect(say(entry('requeued', { agentId: 'you', why: 'lease_expired' }))).toBe('坐席失联，回到队首');
});

test('a colleague whose name the fact does not carry is looked up', () => {
  expect(factText(t, entry('offered', { agentId: 'you' }), String, 'me', (id) => (id === 'you' ? '陈晨' : undefined))).toBe('已派给陈晨');
  expect(factText(t, entry('offered', { agentId: 'gone' }), String, 'me', () => undefined)).toBe('已派给坐席');
});

test('a fact of a later version is shown by its own words, or its name', () => {
  expect(say(entry('consulted', {}, '请同事会诊'))).toBe('请同事会诊');
  expect(say(entry('consulted'))).toBe('consulted');
});
