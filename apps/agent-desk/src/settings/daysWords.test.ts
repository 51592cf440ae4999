import { expect, test } from 'vitest';
import type { T } from '../i18n/useT.ts';
import { en, zh } from '../i18n/words.ts';
import { daysWords } from './daysWords.ts';

const tOf = (words: Record<string, string>): T => (key, params = {}) => Object.entries(params).reduce((text, [name, value]) => text.replace(`{{${name}}}`, String(value)), words[key] as string);

test('days of the week are said in spans, and all of them in one word', () => {
  expect(daysWords(tOf(zh), [0, 1, 2, 3, 4, 5, 6])).toBe('每天');
  expect(daysWords(tOf(zh), [0, 1, 2, 3, 4])).toBe('周一至周五');
  expect(daysWords(tOf(zh), [0, 1, 3])).toBe('周一、周二、周四');
  expect(daysWords(tOf(en), [0, 1, 2, 6])).toBe('Mo–We, Su');
  expect(daysWords(tOf(en), [])).toBe('');
});
