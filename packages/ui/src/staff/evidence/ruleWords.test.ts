import { RULES } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { ruleWords } from './ruleWords.ts';

test('every rule is said in words, in both languages', () => {
  for (const rule of RULES) {
    expect(ruleWords(rule, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(ruleWords(rule, 'en')).toMatch(/ /);
  }
  expect(ruleWords('of_an_earlier_release', 'zh')).toBe('of_an_earlier_release');
});
