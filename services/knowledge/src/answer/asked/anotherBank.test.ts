import type { KnowledgeQuestion } from '@lobby/contracts';
import { describe, expect, it } from 'vitest';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { anotherBank } from './anotherBank.ts';

const TERM = { item: { id: 'term.other-ccb', validFrom: '2026-01-01', tags: ['other_institution'], title: { zh: '建设银行', en: 'CCB' }, body: { aliases: { zh: ['建行'], en: ['CCB'] } } }, version: 1 };
const index = { of: (kind: string) => (kind === 'term' ? [TERM] : []) } as unknown as ContentIndex;
const theirs = (text: string, more: Partial<KnowledgeQuestion> = {}) => anotherBank({ text, language: 'zh', aspects: [], ...more }, index, '2026-11-23')?.isTheirs ?? null;

describe('anotherBank', () => {
  it.each(['我建行卡丢了', '建行的卡找不到了，帮我挂失', 'I lost my CCB card', '其他银行的卡丢了怎么挂失', '我的卡是别的银行的，能在你们这挂失吗'])('%s is about what is theirs', (text) => {
    expect(theirs(text, { topic: 'card_lost', language: /[a-z]/i.test(text) ? 'en' : 'zh' })).toBe(true);
  });

  it.each([['我用建行卡还你们的信用卡', 'card_repay'], ['从建行转了五千过来没到账', 'transfer_arrival'], ['用建行卡还款', 'card_repay']])('%s is our own service', (text, topic) => {
    expect(theirs(text, { topic })).toBe(false);
  });

  it('is null where no other bank is named', () => {
    expect(theirs('我的卡丢了', { topic: 'card_lost' })).toBeNull();
  });
});
