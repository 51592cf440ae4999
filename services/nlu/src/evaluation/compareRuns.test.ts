import { describe, expect, it } from 'vitest';
import { compareReports, compareRuns, mcNemar } from './compareRuns.ts';
import { confidencePlot } from './confidencePlot.ts';
import { calibration } from './metrics.ts';

const outcome = (text: string, said: string) => ({ text, truth: 'a', said, right: said === 'a' });

describe('comparing', () => {
  it('counts what a release fixed and broke, with examples', () => {
    const report = compareRuns({ release: 'r1', outcomes: [outcome('1', 'a'), outcome('2', 'b'), outcome('3', 'b')] }, { release: 'r2', outcomes: [outcome('1', 'c'), outcome('2', 'a'), outcome('3', 'a')] });
    expect(report).toMatchObject({ fixed: 2, broken: 1, before: { release: 'r1', accuracy: 0.3333 }, after: { release: 'r2', accuracy: 0.6667 } });
    expect(report.brokenExamples).toEqual([{ text: '1', truth: 'a', before: 'a', after: 'c' }]);
  });
  it('knows chance from change', () => {
    expect(mcNemar(5, 5)).toBe(1);
    expect(mcNemar(8, 2)).toBeCloseTo(0.109, 3);
    expect(mcNemar(2_000, 1_500)).toBeLessThan(1e-10);
    expect(mcNemar(0, 0)).toBe(1);
  });
  it('shows how figures and labels moved against an earlier report', () => {
    const before = { accuracy: 0.9, encoder: 'x', perLabel: [{ label: 'a', f1: 0.5 }, { label: 'b', f1: 1 }] };
    const after = { accuracy: 0.92, encoder: 'y', perLabel: [{ label: 'a', f1: 0.8 }, { label: 'b', f1: 1 }] };
    expect(compareReports(before, after)).toEqual({ deltas: { accuracy: 0.02 }, labels: [{ label: 'a', before: 0.5, after: 0.8 }] });
  });
});

describe('confidencePlot', () => {
  it('draws a bar for each bin that holds texts, and nothing a file could smuggle in', () => {
    const { bins, ece } = calibration([{ confidence: 0.95, right: true }, { confidence: 0.95, right: false }, { confidence: 0.3, right: true }]);
    const svg = confidencePlot(bins, { title: 'a <b> & "c"', n: 3, accuracy: 0.6667, ece });
    expect(svg.match(/[\d.]+ %–/g)).toHaveLength(2);
    expect(svg).toContain('50 % right');
    expect(svg).not.toContain('<b>');
  });
});
