import type { KnowledgeAnswer } from '@lobby/contracts';
import { answer } from './scriptedTurns.ts';
import { about } from './understood.ts';

/** What the tests of turns say and hear again and again. */
export const LOST = { ...about('card_lost'), masked: '我的卡丢了' };
export const FEE = { ...about('card_annual_fee'), dialogueAct: 'ask' as const, aspects: ['fee' as const] };
export const yes = { dialogueAct: 'affirm' as const };
export const no = { dialogueAct: 'deny' as const };
export const identified = { customerId: 'cust_1', bankCustomerId: 'B1', assurance: 'identified' as const };
export const last = (r: { replies: { act: string; text: string }[] }) => r.replies.at(-1);

export const needAge = (): KnowledgeAnswer => answer('', {
  kind: 'need_fact', verdict: { outcome: 'unknown', product: 'product.platinum', path: [], missing: [], quantities: [], remedies: [] },
  missingFacts: [{ fact: 'fact.age', question: '请问您的年龄？', type: 'number', askingCost: 1, options: [] }],
});
export const verdict = (text: string): KnowledgeAnswer => answer(text, { kind: 'verdict', verdict: { outcome: 'eligible', product: 'product.platinum', path: [], missing: [], quantities: [], remedies: [] } });
