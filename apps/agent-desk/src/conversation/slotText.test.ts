import { expect, test } from 'vitest';
import type { T } from '../i18n/useT.ts';
import { zh } from '../i18n/words.ts';
import { slotName, slotValue } from './slotText.ts';

const t: T = (key, params = {}) => Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), zh[key] as string);

test('slots and facts read as words', () => {
  expect([slotName(t, 'amount'), slotName(t, 'fact.income'), slotName(t, 'fact.months-repaid')]).toEqual(['金额', '收入', 'months repaid']);
});

test.each([['amount', 200000, '200,000 元'], ['age', 35, '35'], ['term', 'P1Y6M', '1 年 6 个月'], ['term', 'P7D', '7 天'], ['city', 'P 市', 'P 市'], ['fact.local', true, '是'], ['card_tail', '6621', '6621']])('%s %s → %s', (name, value, text) => {
  expect(slotValue(t, name, value)).toBe(text);
});
