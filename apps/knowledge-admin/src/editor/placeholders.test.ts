import { expect, test } from 'vitest';
import { placeholdersOf, withValues } from './placeholders.ts';

test('placeholders are found once and filled where a value is known', () => {
  const text = '年费 {{fee.a}}，定期 {{rate.b#P3Y}}；再说一遍 {{fee.a}}';
  expect(placeholdersOf(text)).toEqual(['{{fee.a}}', '{{rate.b#P3Y}}']);
  expect(withValues(text, new Map([['{{fee.a}}', '580 元'], ['{{rate.b#P3Y}}', null]]))).toBe('年费 580 元，定期 {{rate.b#P3Y}}；再说一遍 580 元');
});
