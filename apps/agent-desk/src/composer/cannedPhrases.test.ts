import { expect, test } from 'vitest';
import { findCanned } from './cannedPhrases.ts';

const phrase = (code: string, zh: string, en: string, active = true) => ({ id: code, code, text: { zh, en }, active });
const phrases = [phrase('hello nh', '您好', 'Hello'), phrase('wait sd', '请稍等', 'One moment'), phrase('safe aq', '不要转到“安全账户”', 'No safe account'), phrase('old', '不用了', 'Not used', false)];

test('initials, an English word or words of the phrase find it; nothing typed shows all that are in use', () => {
  expect(findCanned(phrases, 'nh', 'zh').map((p) => p.code)).toEqual(['hello nh']);
  expect(findCanned(phrases, 'wait', 'en').map((p) => p.code)).toEqual(['wait sd']);
  expect(findCanned(phrases, '安全账户', 'zh').map((p) => p.code)).toEqual(['safe aq']);
  expect(findCanned(phrases, '', 'zh')).toHaveLength(3);
  expect(findCanned(phrases, 'old', 'zh')).toEqual([]);
});
