import { describe, expect, it } from 'vitest';
import { indexContent } from '../releases/contentIndex.ts';
import { contentOf, makeItem } from '../testing/miniBank.ts';
import { faqOfRequest, faqOfWords } from './wordForWord.ts';

const faq = (slug: string, zh: string[], en: string[]) => makeItem('faq', slug, [zh[0] ?? '', en[0] ?? ''], { topic: 'card_lost', phrasings: { zh, en }, answer: { zh: '答', en: 'An answer' } });
const index = indexContent(contentOf([
  faq('open', ['怎么开户', '开账户'], ['open an account']),
  faq('close', ['销户'], ['close my account']),
  faq('open-online', ['开户网上能办吗'], ['can I open an account online']),
  faq('fee', ['转账手续费'], ['transfer fee']), faq('fee-twin', ['请问转账手续费吗'], ['the transfer fee please']),
]));

describe('a question that is written down', () => {
  it('is found by its words, whatever its punctuation and script', () => {
    expect(faqOfWords('怎么開戶？！', index, 'zh')).toBe('faq.open');
    expect(faqOfWords('我想开户', index, 'zh')).toBeUndefined();
  });

  it.each(['开户', '我想开户', '你好，我要开个账户', '请问开户怎么办', '麻烦帮我开户吧，谢谢', '那个 嗯 我想问一下开户的问题'])('is the request "%s", however it is put', (text) => {
    expect(faqOfRequest(text, index, 'zh')).toBe('faq.open');
  });

  it.each(['Hi, I want to open an account please', 'how do I open my account', 'OPEN ACCOUNT'])('is the request "%s" in English', (text) => {
    expect(faqOfRequest(text, index, 'en')).toBe('faq.open');
  });

  it('is another one as soon as a word says more', () => {
    expect(faqOfRequest('给孩子开户', index, 'zh')).toBeUndefined();
    expect(faqOfRequest('开户要带什么', index, 'zh')).toBeUndefined();
  });

  it('is none where two FAQs differ in nothing but how they are put', () => {
    expect(faqOfRequest('转账手续费', index, 'zh')).toBeUndefined();
    expect(faqOfWords('转账手续费', index, 'zh')).toBe('faq.fee');
  });

  it('reads long texts as they are', () => {
    expect(faqOfRequest(`${'了'.repeat(100_000)}开户`, index, 'zh')).toBeUndefined();
  });
});
