import type { DatabaseHandle } from '@lobby/service-kit/db';
import { escalationRules, slaPolicies, ticketMacros, ticketTemplates } from '../record/schema.ts';
import { DEFAULT_POLICIES } from '../sla/policy.ts';

type Names = { zh: string; en: string };
const named = (zh: string, en: string): Names => ({ zh, en });

const MACROS: (typeof ticketMacros.$inferInsert)[] = [
  { id: 'take', name: named('我来处理', 'I take it'), actions: { assignee: 'me', status: 'open' } },
  { id: 'wait_for_customer', name: named('等客户补充资料', 'Wait for documents'), actions: { status: 'pending_customer', addTags: ['待补资料'], reply: named('请您补充以下资料，收到后我们马上继续处理：', 'Please send us the following; we go on as soon as we have it:') } },
  { id: 'called_back', name: named('已回电并解决', 'Called back, solved'), actions: { assignee: 'me', status: 'resolved', note: '已按承诺回电，客户确认问题解决。' } },
  { id: 'to_fraud', name: named('转反诈加急', 'To fraud, urgent'), actions: { queue: 'fraud', priority: 'urgent', addTags: ['疑似诈骗'] } },
];
const TEMPLATES: (typeof ticketTemplates.$inferInsert)[] = [
  { topic: 'complaint', needsApproval: false, fields: [
    { id: 'about', label: named('投诉对象', 'About'), required: true, options: ['服务态度', '收费', '系统故障', '营销骚扰', '其他'] },
    { id: 'wanted', label: named('客户诉求', 'What the customer wants'), required: true }, { id: 'agreed', label: named('处理结果', 'What was agreed'), required: true },
  ] },
  { topic: 'wrong_transfer', needsApproval: true, fields: [{ id: 'sent_on', label: named('转账日期', 'Date of transfer'), required: true }, { id: 'amount', label: named('金额（元）', 'Amount (CNY)'), required: true }] },
];
const RULES: (typeof escalationRules.$inferInsert)[] = [
  { id: 'resolution-breach', name: named('超过解决时限', 'Resolution overdue'), clock: 'resolution', when: 'breach', queue: null, priority: 'normal', actions: { priority: 'high', addTags: ['超时'], notify: ['overseers'] } },
  { id: 'promise-warning', name: named('承诺快到期', 'A promise is nearly due'), clock: 'promise', when: 'warning', queue: null, priority: null, actions: { notify: ['assignee', 'overseers'] } },
  { id: 'complaint-warning', name: named('投诉快超时', 'A complaint runs late'), clock: 'resolution', when: 'warning', queue: 'complaints', priority: null, actions: { priority: 'urgent', notify: ['overseers'] } },
];

/** Writes what a new installation starts with; what somebody changed since stays, and what they removed they switched off. */
export async function seedTicketData({ db }: DatabaseHandle): Promise<void> {
  const policies = Object.entries(DEFAULT_POLICIES).map(([priority, minutes]) => ({ priority: priority as keyof typeof DEFAULT_POLICIES, ...minutes }));
  await db.insert(slaPolicies).values(policies).onConflictDoNothing();
  await db.insert(ticketMacros).values(MACROS).onConflictDoNothing();
  await db.insert(ticketTemplates).values(TEMPLATES).onConflictDoNothing();
  await db.insert(escalationRules).values(RULES).onConflictDoNothing();
}
