import { describe, expect, it } from 'vitest';
import { parseChineseNumber } from './chineseNumber.ts';

describe('parseChineseNumber', () => {
  it.each([
    ['三万五', 35_000], ['8万5', 85_000], ['一千零五十', 1_050], ['1.2万', 12_000], ['二〇二六', 2026], ['三点五', 3.5], ['三点五万', 35_000], ['一百二十万', 1_200_000], ['十五', 15], ['三百二', 320], ['1万2千', 12_000],
    ['三万零五', 30_005], ['两亿三千万', 230_000_000], ['3千5', 3_500], ['二十万零三百', 200_300], ['1w5', 15_000], ['0', 0],
  ])('%s is %d', (text, value) => expect(parseChineseNumber(text)).toBe(value));
  it.each(['', '三五七个', '点', '一点二点三', 'abc', '1'.repeat(40)])('%s is none', (text) => expect(parseChineseNumber(text)).toBeNull());
});
