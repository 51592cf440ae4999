import { expect, test } from 'vitest';
import type { T } from '../i18n/useT.ts';
import { zh, type Key } from '../i18n/words.ts';
import { ticketEventText } from './ticketEventText.ts';

const t: T = (key: Key, params = {}) => Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), zh[key] as string);
const names = { staff: { li: '李晓' }, queue: (id: string) => (id === 'loans' ? '贷款' : id), field: (id: string) => (id === 'amount' ? '金额' : id) };
const line = (type: string, data: Record<string, unknown>) => ticketEventText(t, { ticketId: 'tick_00000000000000000000000000', seq: 1, at: '2026-11-23T02:00:00.000Z', actor: 'li', type, data }, names);

test.each([
  ['status.changed', { from: 'new', to: 'open' }, '状态：新建 → 处理中'], ['priority.changed', { from: 'normal', to: 'high' }, '优先级：普通 → 高'], ['queue.changed', { from: 'general', to: 'loans' }, '技能组：general → 贷款'],
  ['assignee.changed', { from: null, to: 'li' }, '受理人 → 李晓'], ['assignee.changed', { from: 'li', to: null }, '受理人：李晓 → —'], ['tags.changed', { from: [], to: ['超时'] }, '标签：— → 超时'], ['subject.changed', { from: '甲', to: '乙' }, '主题：甲 → 乙'],
  ['topic.changed', { from: null, to: 'gold' }, '业务主题 → 黄金'], ['description.changed', { from: '', to: '新的说明' }, '说明：— → 新的说明'], ['fields.changed', { from: { amount: '100', date: '1' }, to: { amount: '200', date: '1' } }, '必填信息：金额 100 → 200'],
  ['sla.warning', { clock: 'resolution', due: '2026-11-23T02:00:00.000Z' }, '快到时限：解决'], ['sla.breach', { clock: 'promise' }, '超过时限：承诺'], ['attachment.added', { name: '流水.pdf', bytes: 3 }, '添加附件：流水.pdf'],
  ['merged.into', { number: 'T-000002' }, '并入其他工单：T-000002'], ['approval.reject', { text: '材料不全' }, '审批未通过：材料不全'], ['something.new', {}, 'something.new'],
])('%s %j', (type, data, wanted) => {
  expect(line(type, data)).toBe(wanted);
});
