import { expect, test } from 'vitest';
import { CANNED_PHRASES, findCanned } from './cannedPhrases.ts';

test('initials, an English word or words of the phrase find it; nothing typed shows all', () => {
  expect(findCanned('nh', 'zh').map((p) => p.code)).toEqual(['hello nh']);
  expect(findCanned('wait', 'en').map((p) => p.code)).toEqual(['wait sd']);
  expect(findCanned('安全账户', 'zh').map((p) => p.code)).toEqual(['safe aq']);
  expect(findCanned('', 'zh')).toHaveLength(CANNED_PHRASES.length);
  expect(findCanned('qqq', 'zh')).toEqual([]);
});
