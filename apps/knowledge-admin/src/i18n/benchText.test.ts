import { expect, test } from 'vitest';
import { benchText } from './benchText.ts';

test.each([
  ['says "580 元/年"', '要有“580 元/年”'],
  ['turn 2 · answer+ask · 金卡年费：160 元/年', '第 2 轮 · 答复、追问 · 金卡年费：160 元/年'],
  ['kind none, does not cite fee.x · 抱歉', '没有答案，没有引用 fee.x · 抱歉'],
  ['card_lost · not handoff · cites faq.lost', 'card_lost · 不能转人工 · 要引用 faq.lost'],
  ['as wanted', '符合预期'],
])('%s', (text, zh) => {
  expect(benchText(text, 'zh')).toBe(zh);
  expect(benchText(text, 'en')).toBe(text);
});
