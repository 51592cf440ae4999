import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aspectsOf } from '../acts/aspects.ts';
import { isElliptical, pointsBack } from '../acts/continuation.ts';
import { dialogueAct } from '../acts/dialogueAct.ts';
import { frustrationOf } from '../acts/frustration.ts';
import { splitNeeds } from '../acts/splitNeeds.ts';
import { besidesPerson } from '../escalation/besidesPerson.ts';
import { cuesOf } from '../escalation/cues.ts';
import { personWish } from '../escalation/personWish.ts';
import { hasAnyWarningWords } from '../escalation/warningWords.ts';
import { detectLanguage } from '../language/detectLanguage.ts';
import { mask } from '../masking/mask.ts';
import { normalise } from '../normalise/normalise.ts';
import { recognise } from './recognise.ts';

// Pieces of every grammar: random strings alone hardly ever reach the inner parts of a pattern.
const PIECE = fc.constantFrom('1', '一', '零', '万', '十', '块', '元', '年', '月', '日', '号', '三', '-', ' ', '.', ',', '%', '$', 'a', 'x', '@', 'the ', 'one ', 'hundred ', 'and ', '验证码', '是', '密码', 'password is ', 'code ', '尾号', '卡', 'cvv', '分', '半', '个', '上', '下', '周', '五', '天', '前', '后', '\u0301', '\u200b', '👨‍👩‍👧', '\ud800', '（', '？', '!', '呢', '那', '我叫', '王', '我是', '北京', '6228', '138', '+86', 'k', 'w', '\n', '另外', 'also ');
const TEXT = fc.oneof(fc.array(PIECE, { maxLength: 40 }).map((p) => p.join('')), fc.string({ unit: 'binary', maxLength: 80 }));

function everything(text: string): void {
  const read = normalise(text);
  for (const language of ['zh', 'en'] as const) {
    for (const e of recognise(read, { language, referenceDate: '2026-11-23', expecting: 'amount' })) {
      expect(e.start).toBeGreaterThanOrEqual(0);
      expect(e.end).toBeGreaterThan(e.start);
      expect(text.slice(e.start, e.end)).toBe(e.text);
    }
  }
  const { masked, spans } = mask(text, text);
  for (const s of spans) expect(s.end).toBeLessThanOrEqual(text.length);
  if (spans.length === 0) expect(masked).toBe(text);
  detectLanguage(read.text);
  aspectsOf(read.text);
  personWish(read.text);
  besidesPerson(read.text);
  cuesOf(read.text);
  dialogueAct({ text: read.text, topTopic: null, topScore: 0, hasEntities: true, frustration: 0, expecting: 'yes_no' });
  frustrationOf(read.text, text);
  isElliptical(read.text);
  pointsBack(read.text);
  hasAnyWarningWords(read.text);
  for (const part of splitNeeds(read.text)) expect(part.end).toBeGreaterThanOrEqual(part.start);
}

describe('whatever is typed', () => {
  it('is read without a fault', () => fc.assert(fc.property(TEXT, everything), { numRuns: 400 }));
  it('costs a bounded time, however long and odd', () => {
    for (const unit of ['1', '一', '1一', 'a', '验证码', '\u0301', '138 ', 'one ', '我叫王', '三年', '-', '1,', '@a.', '另外', '接听', '人工接听', '在线在', '我这个', '密码是', '块五', '个亿', '快帮我', '骗', '我要', '找个人', 'i want to ', 'talk to a ']) everything(unit.repeat(Math.ceil(4_000 / unit.length)));
    everything('a'.repeat(100_000));
    everything(`人工${'接听'.repeat(180)}x`);
    everything(`a${'\u0301'.repeat(10_000)}`);
  });
});
