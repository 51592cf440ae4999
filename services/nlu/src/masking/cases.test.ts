import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mask } from './mask.ts';

type Case = { text: string; mask: string[] };
// Secrets in every dress (spaced, dashed, full-width, Chinese digits, with invisible characters inside) and look-alikes with an empty list. Numbers are computed; they belong to nobody.
const CASES = readFileSync(new URL('./cases.jsonl', import.meta.url), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as Case);

describe('secrets as customers write them', () => {
  it.each(CASES)('$text', ({ text, mask: secrets }) => {
    const { masked, spans } = mask(text);
    for (const secret of secrets) {
      const start = text.indexOf(secret);
      expect(spans.some((s) => s.start <= start && s.end >= start + secret.length), secret).toBe(true);
    }
    const touching = (s: { start: number; end: number }): boolean => secrets.some((secret) => s.start < text.indexOf(secret) + secret.length && text.indexOf(secret) < s.end);
    expect(spans.filter((s) => !touching(s))).toEqual([]);
    if (secrets.length === 0) expect(masked).toBe(text);
  });
});

describe('a secret in two messages', () => {
  const NUMBERS = [['卡号', '6225758344210017'], ['我的卡号是', '6228489722818662017'], ['身份证', '11010519491231002X'], ['我的电话是', '13912345678'], ['', '6225758344210017']] as const;
  const ENDS = ['', '，', '。', '...'];
  const BEGINS = ['', '后面是', '剩下的：', '还有'];
  it('is hidden wherever it is cut', () => {
    const shown: string[] = [];
    for (const [lead, number] of NUMBERS) for (const end of ENDS) for (const begin of BEGINS) for (let cut = 3; cut < number.length - 2; cut += 1) {
      const rest = number.slice(cut);
      if (mask(begin + rest, lead + number.slice(0, cut) + end).masked.includes(rest)) shown.push(`${lead}${number.slice(0, cut)}${end} | ${begin}${rest}`);
    }
    expect(shown).toEqual([]);
  });
  it.each([
    ['验证码', '482913'], ['验证码：', '４８２９１３'], ['收到验证码了，是', '四八二九一三'], ['my code is', '482913'], ['我的密码是', 'abc12345'], ['取款密码是', '112233'], ['cvv', '123'], ['背面三位', '045'],
  ])('%s | %s is hidden', (before, text) => expect(mask(text, before).masked).not.toContain(text));
  it.each([
    ['收不到验证码怎么办', '482913'], ['查一下尾号', '8821'], ['转多少', '50000'], ['订单号62257583', '44210017'], ['我的订单号是2026112300', '018821'], ['密码忘了', 'abc123'], ['卡号发你', '6225758344210018'], ['打95', '588'],
  ])('%s | %s is kept', (before, text) => expect(mask(text, before).masked).toBe(text));
});
