import { describe, expect, it } from 'vitest';
import { compareReports } from './compareReports.ts';
import { compareRuns, mcNemar } from './compareRuns.ts';
import { confidencePlot } from './confidencePlot.ts';
import { calibration } from './metrics.ts';

const outcome = (text: string, said: string, truth = 'a') => ({ text, label: truth, truth, said, right: said === truth });
const before = { release: 'r1', number: 1, outcomes: [outcome('1', 'a'), outcome('2', 'b'), outcome('3', 'b'), outcome('4', 'x', 'c'), outcome('5', 'c', 'c')] };
const after = { release: 'r2', number: 2, outcomes: [outcome('1', 'c'), outcome('2', 'a'), outcome('3', 'a'), outcome('4', 'y', 'c'), outcome('5', 'c', 'c')] };

describe('comparing', () => {
  it('counts what a release fixed and broke, and says of every text that is read otherwise how', () => {
    const report = compareRuns(before, after);
    expect(report).toMatchObject({ fixed: 2, broken: 1, moved: 1, before: { release: 'r1', number: 1, accuracy: 0.4 }, after: { release: 'r2', accuracy: 0.6 } });
    expect(report.flips).toEqual([
      { change: 'broken', text: '1', truth: 'a', before: 'a', after: 'c' }, { change: 'fixed', text: '2', truth: 'a', before: 'b', after: 'a' },
      { change: 'fixed', text: '3', truth: 'a', before: 'b', after: 'a' }, { change: 'moved', text: '4', truth: 'c', before: 'x', after: 'y' },
    ]);
  });
  it('tells the labels in which a text changed sides, and only those', () => {
    expect(compareRuns(before, after).perLabel).toEqual([{ label: 'a', n: 3, before: 1, after: 2, fixed: 2, broken: 1 }]);
    expect(compareRuns(after, after).perLabel).toEqual([]);
  });
  it('refuses runs of different texts', () => {
    expect(() => compareRuns(before, { release: 'r2', number: 2, outcomes: after.outcomes.slice(1) })).toThrow('5 and 4');
    expect(() => compareRuns(before, { release: 'r2', number: 2, outcomes: after.outcomes.toReversed() })).toThrow('text 1 differs');
  });
  it('knows chance from change', () => {
    expect(mcNemar(5, 5)).toBe(1);
    expect(mcNemar(8, 2)).toBeCloseTo(0.109, 3);
    expect(mcNemar(2_000, 1_500)).toBeLessThan(1e-10);
    expect(mcNemar(0, 0)).toBe(1);
  });
  it('shows how figures and labels moved against an earlier report', () => {
    const then = { accuracy: 0.9, encoder: 'x', perLabel: [{ label: 'a', f1: 0.5 }, { label: 'b', f1: 1 }] };
    const now = { accuracy: 0.92, encoder: 'y', perLabel: [{ label: 'a', f1: 0.8 }, { label: 'b', f1: 1 }] };
    expect(compareReports(then, now)).toEqual({ deltas: { accuracy: 0.02 }, labels: [{ label: 'a', before: 0.5, after: 0.8 }] });
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
