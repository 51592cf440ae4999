import { describe, expect, it } from 'vitest';
import { openEmbeddedFaq } from './embedded.ts';
import { faqStoreSuite, faqTypingSuite } from './faqStore.suite.ts';
import { tokensOf } from './tokens.ts';
import { cutPinyin } from './pinyin.ts';
import { isOneEditAway } from './tokenIndex.ts';

faqStoreSuite('embedded', async () => openEmbeddedFaq(), 'embedded');
faqTypingSuite('embedded', async () => openEmbeddedFaq(), 'embedded');

describe('tokens', () => {
  it('keeps the bank\'s own words, pairs of characters and codes', () => {
    expect(tokensOf('云汀白金卡 YT-PT2026 年费')).toEqual(expect.arrayContaining(['年费', '白金', 'ytpt2026']));
    expect(tokensOf('What are the fees?')).toEqual(['fee']);
    expect(tokensOf('怎么')).toEqual(expect.arrayContaining(['怎么']));
  });
  it('cuts typed pinyin into syllables, with a step back where the longest is wrong', () => {
    const known = new Set(['xin', 'yong', 'ka', 'xi', 'nan', 'xian', 'an']);
    expect(cutPinyin('xinyongka', known)).toEqual(['xin', 'yong', 'ka']);
    expect(cutPinyin('hello', known)).toBeNull();
  });
});

describe('one edit away', () => {
  it('takes one letter changed, added, left out, or two swapped', () => {
    expect(['transfer', 'transfar', 'tranfer', 'trransfer', 'tarnsfer'].every((w) => w === 'transfer' || isOneEditAway(w, 'transfer'))).toBe(true);
    expect(isOneEditAway('transfer', 'transit')).toBe(false);
  });
});
