import { describe, expect, it } from 'vitest';
import { auroc, calibration, confusions, perLabel, quantile } from './metrics.ts';
import { csvRows } from './readLines.ts';
import { sameValue } from './judgeSpans.ts';

describe('metrics', () => {
  it('measures ranking and calibration', () => {
    expect(auroc([0.9, 0.8], [0.1, 0.8])).toBe(0.875);
    expect(calibration([{ confidence: 0.8, right: true }, { confidence: 0.8, right: false }]).ece).toBeCloseTo(0.3);
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
  });
  it('counts labels and mistakes', () => {
    const pairs = [{ truth: 'a', said: 'a' }, { truth: 'a', said: 'b' }, { truth: 'b', said: 'b' }];
    expect(perLabel(pairs)).toEqual([{ label: 'a', n: 2, precision: 1, recall: 0.5, f1: 0.6667 }, { label: 'b', n: 1, precision: 0.5, recall: 1, f1: 0.6667 }]);
    expect(confusions(pairs)).toEqual([{ truth: 'a', said: 'b', n: 1 }]);
  });
  it('reads quoted CSV', () => expect(csvRows('text,category\n"a, ""b""\nc",x\r\nd,y')).toEqual([['text', 'category'], ['a, "b"\nc', 'x'], ['d', 'y']]));
  it('compares values by what they mean', () => {
    expect(sameValue('P18M', 'P1Y6M')).toBe(true);
    expect(sameValue(35_000, 35_000.001)).toBe(true);
    expect(sameValue({ amount: 5, currency: 'USD' }, { amount: 5, currency: 'EUR' })).toBe(false);
    expect(sameValue('P3Y', 'P3M')).toBe(false);
  });
});
