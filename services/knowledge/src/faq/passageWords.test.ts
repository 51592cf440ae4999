import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Passage } from './faqStore.ts';
import { ANALYSER, passageKey, readPassage } from './passageWords.ts';

const passage = (language: 'zh' | 'en', phrasings: string[], body: string): Passage => ({
  id: 'faq.a', itemId: 'faq.a', version: 1, kind: 'faq', language, title: phrasings[0] ?? '', phrasings, body, topic: null, products: [], categories: [], audience: 'customer', channels: [], validFrom: '2026-01-01', validTo: null,
});
const SAMPLES = [
  passage('zh', ['信用卡怎么掛失', 'YT-PT2026 年费多少', '手機銀行登不上去，验证码收不到', '房贷提前还款要多久'], '拨打 **95000** 办理；行长在重庆，银行卡 3 个工作日内补发。'),
  passage('en', ['How do I report my cards lost?', 'Transferring fees'], 'Call us. Fees are waived for transfers below CNY 5,000.'),
];

/** What each analyser makes of the samples. When this fails, the same texts are read into other words than those that lie on disk: raise ANALYSER and add its line. */
const DIGESTS: Readonly<Record<number, string>> = { 1: 'aa1b66781966b024' };

it('is the analyser that its number says', () => {
  expect(createHash('sha256').update(JSON.stringify(SAMPLES.map((s) => readPassage(s)))).digest('hex').slice(0, 16)).toBe(DIGESTS[ANALYSER]);
});

it('names a passage by what it says and not by its item, version or dates', () => {
  const [zh, en] = SAMPLES as [Passage, Passage];
  expect(passageKey({ ...zh, id: 'faq.b', version: 7, validFrom: '2027-01-01' })).toBe(passageKey(zh));
  expect(new Set([zh, en, { ...zh, body: '' }, { ...zh, phrasings: zh.phrasings.slice(1) }, { ...zh, language: 'en' as const }].map(passageKey)).size).toBe(5);
});
