import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

describe('normalise', () => {
  it.each([
    ['ＡＢＣ１２３％', 'abc123%'], ['我的卡遺失了，請問要怎麼掛失', '我的卡遗失了,请问要怎么挂失'], ['零\u200b宽\u202e字', '零宽字'], ['Café', 'café'], ['①②', '12'], ['\ud800x', '\ufffdx'], ['帳戶', '账户'],
  ])('%s → %s', (text, expected) => expect(normalise(text).text).toBe(expected));
  it('maps spans back to the original', () => {
    const text = '存\u200b５萬元，三年';
    const read = normalise(text);
    const at = read.text.indexOf('5万');
    const span = read.span(at, at + 2);
    expect(text.slice(span.start, span.end)).toBe('５萬');
  });
  it('bounds ten thousand combining marks', () => {
    const { text } = normalise(`a${'\u0301'.repeat(10_000)}b`);
    expect(text.length).toBeLessThan(10);
    expect(text.endsWith('b')).toBe(true);
  });
  it('never throws and never maps outside the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const read = normalise(text);
      const whole = read.span(0, read.text.length);
      expect(whole.start).toBeGreaterThanOrEqual(0);
      expect(whole.end).toBeLessThanOrEqual(text.length);
      expect(read.text).toBe(normalise(text).text);
    }));
  });
});
