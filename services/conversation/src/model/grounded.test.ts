import { describe, expect, it } from 'vitest';
import { strayed, ungrounded } from './grounded.ts';

const SOURCE = '云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 次免次年年费。详情见 https://bank.example/fees。';
const NAMES = ['云汀白金卡', '云汀钻石卡'];

describe('ungrounded', () => {
  it.each([
    ['a fair rewording', '您的云汀白金卡每年年费是580元，首年免年费；每年刷满18次，次年也免年费。详情见 https://bank.example/fees。', null],
    ['another number', '云汀白金卡年费 380 元/年，首年免年费，每年刷满 18 次免次年年费。', 'number_added'],
    ['a lost condition', '云汀白金卡年费 580 元/年，首年免年费，次年也免。', 'number_lost'],
    ['the number with another unit', '云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 笔免次年年费。', 'number_added'],
    ['another product', '云汀钻石卡和云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 次免次年年费。', 'name'],
    ['a foreign link', '云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 次免次年年费，见 https://evil.example/x。', 'link'],
    ['a bare domain', '云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 次免次年年费，见 evil.com。', 'link'],
    ['HTML', '云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 次免次年年费<img src=x onerror=alert()>', 'markup'],
    ['a Markdown image', '云汀白金卡年费 580 元/年，首年免年费，每年刷满 18 次免次年年费 ![x](y)', 'markup'],
    ['a turned meaning', '云汀白金卡年费 580 元/年，首年收年费，每年刷满 18 次收次年年费。', 'negation'],
    ['another language', 'The platinum card costs 580 a year, free in the first year and after 18次.', 'negation'],
    ['nothing', '  ', 'empty'],
    ['far more than was said', `${SOURCE}${'请您放心，'.repeat(40)}`, 'too_long'],
  ])('%s', (_, worded, wanted) => {
    const found = ungrounded(worded, SOURCE, NAMES);
    if (wanted === null) expect(found).toBeNull();
    else expect(found).not.toBeNull();
    if (wanted !== null && wanted !== 'negation') expect(found).toBe(wanted);
  });

  it.each([
    ['三年期利率 1.75%', '3年期的利率是1.75%', null],
    ['三年期利率 1.75%', '3年期的利率是1.75元', 'number_added'],
    ['Free for 3 years, 580 after.', 'It is free for 3 years and 580 after that.', null],
    ['Free for 3 years, 580 after.', 'It costs 580 after 3 years.', 'negation'],
    ['金额 1,000,000 元', '金额是1000000元', null],
    ['The annual fee is CNY 580 a year.', 'The annual fee is $580 a year.', 'number_added'],
    ['The annual fee is CNY 580 a year.', 'The annual fee comes to 580 yuan a year.', null],
    ['The annual fee is CNY 580 a year.', 'You pay 580 yuan a year.', 'fact_lost'],
    ['可换 5 万美元', '能换 5 万欧元', 'number_added'],
  ] as const)('%s → %s', (source, worded, wanted) => {
    expect(ungrounded(worded, source, [])).toBe(wanted);
  });
});

describe('strayed', () => {
  it.each([
    ['存 5 万三年利息咋算', '存款三年的利息怎么计算？', null],
    ['存 5 万三年利息咋算', '存款 10 万三年的利息怎么计算？', 'number_added'],
    ['卡不小心吞了', '银行卡被自动取款机吞了怎么办？', 'negation'],
    ['年费咋算', '云汀钻石卡的年费怎么计算？', 'name'],
    ['年费咋算', '年费怎么计算？见 https://evil.example', 'link'],
    ['年费咋算', 'How is the annual fee worked out?', 'language'],
    ['存 5 万三年', '存款三年不取', 'negation'],
    ['where can I see how much money I have', 'I am ready to assist you. What is the question?', 'fact_added'],
    ['where can I see how much money I have', 'How can the money in an account be looked up?', null],
  ] as const)('%s → %s', (question, rewritten, wanted) => {
    expect(strayed(rewritten, question, NAMES)).toBe(wanted);
  });
});
