import { BINS, type CalibrationBin } from './metrics.ts';

const SIDE = 320;
const MARGIN = { left: 56, top: 40, bottom: 44, right: 16 };
const COUNTS = 70;
const WIDTH = MARGIN.left + SIDE + MARGIN.right;
const HEIGHT = MARGIN.top + SIDE + 28 + COUNTS + MARGIN.bottom;

/** What the plot tells beside its bars. */
export type PlotFacts = { title: string; n: number; accuracy: number; ece: number };

/**
 * A reliability diagram (stated probability against the share that was right; the diagonal is perfect) over the count of texts in each bin, as one SVG document
 * that needs no script and no font of its own.
 */
export function confidencePlot(bins: readonly CalibrationBin[], facts: PlotFacts): string {
  const width = 1 / BINS;
  const most = Math.max(1, ...bins.map((b) => b.n));
  const x = (p: number): number => MARGIN.left + p * SIDE;
  const y = (p: number): number => MARGIN.top + (1 - p) * SIDE;
  const floor = MARGIN.top + SIDE + 28 + COUNTS;
  const bars = bins.map((b) => rect(x(b.from), y(b.accuracy), width * SIDE, b.accuracy * SIDE, '#2f6f8f', `${percent(b.from)}–${percent(b.from + width)}: ${percent(b.accuracy)} right, ${percent(b.confidence)} stated, ${b.n} texts`));
  const gaps = bins.map((b) => `<line x1="${n(x(b.from))}" x2="${n(x(b.from + width))}" y1="${n(y(b.confidence))}" y2="${n(y(b.confidence))}" stroke="#b3541e" stroke-width="2"/>`);
  const counts = bins.map((b) => rect(x(b.from), floor - (b.n / most) * COUNTS, width * SIDE, (b.n / most) * COUNTS, '#8a9aa5', `${b.n} texts`));
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((t) => [text(x(t), floor + 16, percent(t), 'middle'), text(MARGIN.left - 8, y(t) + 4, percent(t), 'end')]);
  const { title, accuracy, ece } = facts;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="11" role="img" aria-label="${escape(title)}: accuracy ${percent(accuracy)}, calibration error ${percent(ece)}">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    text(MARGIN.left, 16, title, 'start'), text(MARGIN.left, 31, `${facts.n} texts, accuracy ${percent(accuracy)}, calibration error ${percent(ece)}`, 'start'),
    ...bars, ...gaps, `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#333" stroke-dasharray="4 3"/>`, ...counts, ...ticks,
    text(x(0.5), HEIGHT - 10, 'stated probability (orange: mean of the bin)', 'middle'), text(MARGIN.left - 8, floor, `${most}`, 'end'), '</svg>',
  ].join('\n');
}

const n = (value: number): string => value.toFixed(1);
const percent = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
const escape = (words: string): string => words.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const text = (x: number, y: number, words: string, anchor: string): string => `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escape(words)}</text>`;
const rect = (x: number, y: number, width: number, height: number, fill: string, title: string): string => `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" stroke="#fff"><title>${escape(title)}</title></rect>`;
