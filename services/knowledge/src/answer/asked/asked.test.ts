import { describe, expect, it } from 'vitest';
import { indexContent } from '../../releases/contentIndex.ts';
import { contentOf, makeItem, miniBank, title } from '../../testing/miniBank.ts';
import { question } from '../../testing/openTestKnowledge.ts';
import type { AnswerContext } from '../context.ts';
import { namesFact } from './conditionAsked.ts';
import { coordinatedProducts } from './coordinated.ts';
import { feeMatters } from './feeMatter.ts';
import { foreignPlaceIn, saidAsAbroad } from './foreignPlaces.ts';
import { readAgain } from './readAgain.ts';

const platinum = makeItem('product', 'platinum', ['白金卡', 'Platinum Card'], { category: 'credit_card', aliases: { zh: ['白金信用卡'], en: ['platinum card'] }, summary: title('白金卡', 'A platinum card'), attributes: {} });
const abroad = makeItem('product', 'remittance', ['境外汇款', 'Outward remittance'], { category: 'fx', aliases: { zh: ['汇款到境外'], en: ['transfer abroad'] }, summary: title('汇款', 'Sends money abroad'), attributes: {} });
const home = makeItem('product', 'transfer', ['转账汇款', 'Transfer'], { category: 'transfer', aliases: { zh: ['汇款'], en: ['transfer'] }, summary: title('转账', 'Transfers'), attributes: {} });
const index = indexContent(contentOf([...miniBank(), platinum, abroad, home]));
const contextOf = (text: string) => ({ question: question(text), index, language: 'zh', asOf: '2026-11-23' } as AnswerContext);

describe('what a question asks about', () => {
  it.each([
    ['金和白金卡有什么不同', 'zh', ['product.gold']], ['compare gold and platinum card', 'en', ['product.gold']], ['the youth, gold or platinum card', 'en', ['product.gold']],
    ['白金卡年费', 'zh', []], ['我和白金卡', 'zh', []], ['fees and platinum card', 'en', []],
  ] as const)('a head said once belongs to both names: %s', (text, language, products) => {
    expect(coordinatedProducts(text, index, language)).toEqual(products);
  });

  it.each([['汇到美国', 'zh', '美国'], ['去香港能刷吗', 'zh', '香港'], ['in Japan', 'en', 'Japan'], ['to the us', 'en', 'US'], ['in the UK', 'en', 'UK']] as const)('a country is a place abroad: %s', (text, language, place) => {
    expect(foreignPlaceIn(text, language)).toBe(place);
  });

  it.each([['中国境内转账', 'zh'], ['can you tell us more', 'en'], ['transfer within China', 'en'], ['上海有网点吗', 'zh']] as const)('what is at home, and a word that only looks like a name, is not: %s', (text, language) => {
    expect(foreignPlaceIn(text, language)).toBeUndefined();
  });

  it('says a country as written answers do', () => {
    expect(saidAsAbroad('can I use my card in Japan', 'en')).toBe('can I use my card abroad');
    expect(saidAsAbroad('在泰国刷卡', 'zh')).toBe('在境外刷卡');
    expect(saidAsAbroad('刷卡手续费', 'zh')).toBeNull();
  });

  it('takes the product whose name the text holds once the country is said so, instead of the one that stands inside that name', () => {
    const read = readAgain(question('汇款到美国手续费多少', { intent: 'aspect', aspects: ['fee'], products: ['product.transfer'] }), index, '2026-11-23');
    expect(read.products).toEqual(['product.remittance']);
    expect(readAgain(question('汇款手续费多少', { intent: 'aspect', aspects: ['fee'], products: ['product.transfer'] }), index, '2026-11-23').products).toEqual(['product.transfer']);
  });

  it.each([['金卡管理费多少', ['管理']], ['金卡挂失费', ['挂失']], ['金卡手续费', []], ['金卡年费多少', []], ['这张卡要收费吗', []], ['怎么免费', []]])('what a fee is for: %s', (text, matters) => {
    expect(feeMatters(contextOf(text))).toEqual(matters);
  });

  it.each([['信用卡最低几岁', 'fact.age', true], ['what is the minimum age', 'fact.age', true], ['公积金要几个月', 'fact.age', false], ['贷款最长几年', 'fact.age', false], ['monthly income required', 'fact.income', true]])('names a fact by its title or its own unit: %s', (text, fact, named) => {
    expect(namesFact(text, fact, index)).toBe(named);
  });
});
