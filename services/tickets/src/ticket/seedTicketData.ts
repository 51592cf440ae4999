import type { DatabaseHandle } from '@lobby/service-kit/db';
import { cannedPhrases, escalationRules, slaPolicies, ticketMacros, ticketTags, ticketTemplates } from '../record/schema.ts';
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

/** Listed by id: what is said first in a conversation stands first. */
const PHRASES: (typeof cannedPhrases.$inferInsert)[] = [
  { id: '1-hello', code: 'hello nh', text: named('您好，我是人工客服，已经看到您前面说的内容，马上为您处理。', 'Hello, I am a human colleague. I have read what you wrote before and will help you now.') },
  { id: '2-wait', code: 'wait sd', text: named('请稍等，我查一下，两分钟内回复您。', 'One moment please, I am checking and will answer within two minutes.') },
  { id: '3-sorry', code: 'sorry bq', text: named('很抱歉给您带来不便，我来跟进到解决为止。', 'I am sorry for the trouble. I will stay with this until it is solved.') },
  { id: '4-verify', code: 'verify hs', text: named('为保护您的账户，请在手机银行里完成身份验证；验证码和密码请不要发给任何人，包括我。', 'To protect your account please verify yourself in the app. Never send a code or password to anyone, including me.') },
  { id: '5-safe', code: 'safe aq', text: named('请先不要转账，也不要按对方的要求操作。我们不会要求您把钱转到“安全账户”。', 'Please do not transfer anything or follow their instructions. We never ask you to move money to a “safe account”.') },
  { id: '6-branch', code: 'branch wd', text: named('这项业务需要本人带有效身份证件到网点办理，我把最近网点的营业时间发给您。', 'This needs you in person at a branch with a valid ID; I will send you the nearest opening hours.') },
  { id: '7-done', code: 'done wb', text: named('已经为您处理好了。还有别的需要帮忙吗？', 'This has been taken care of. Is there anything else?') },
  { id: '8-bye', code: 'bye zj', text: named('感谢您的来访，祝您生活愉快。', 'Thank you for contacting us. Have a good day.') },
];
const TAGS: (typeof ticketTags.$inferInsert)[] = [
  { tag: '待补资料', note: '等客户补材料时用' }, { tag: '疑似诈骗', note: '客户可能被骗，或账户可能被盗用' }, { tag: '超时', note: '超过解决时限，由规则自动加上' },
];

/** Writes what a new installation starts with; what somebody changed since stays, and what they removed they switched off. */
export async function seedTicketData({ db }: DatabaseHandle): Promise<void> {
  const policies = Object.entries(DEFAULT_POLICIES).map(([priority, minutes]) => ({ priority: priority as keyof typeof DEFAULT_POLICIES, ...minutes }));
  await db.insert(slaPolicies).values(policies).onConflictDoNothing();
  await db.insert(ticketMacros).values(MACROS).onConflictDoNothing();
  await db.insert(ticketTemplates).values(TEMPLATES).onConflictDoNothing();
  await db.insert(escalationRules).values(RULES).onConflictDoNothing();
  await db.insert(cannedPhrases).values(PHRASES).onConflictDoNothing();
  await db.insert(ticketTags).values(TAGS).onConflictDoNothing();
}
