import { BINS, type CalibrationBin } from './metrics.ts';

const SIDE = 320;
const MARGIN = { left: 72, top: 72, bottom: 52, right: 28 };
const COUNTS = 70;
const WIDTH = MARGIN.left + SIDE + MARGIN.right;
const HEIGHT = MARGIN.top + SIDE + 28 + COUNTS + MARGIN.bottom;

/** What the plot tells beside its bars. */
export type PlotFacts = { title: string; n: number; accuracy: number; ece: number };

const RIGHT = '#2f6f8f';
const STATED = '#b3541e';
const COUNT = '#5f7079';
/** Both languages in one picture: it is passed on without the page it was made for. */
const WORDS = { right: '答对的比例 share right', stated: '给出的概率 stated', perfect: '理想 perfect', x: '给出的概率 stated probability', count: '条数 texts' } as const;

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
  const bars = bins.map((b) => rect(x(b.from), y(b.accuracy), width * SIDE, b.accuracy * SIDE, RIGHT, `${percent(b.from)}–${percent(b.from + width)}: ${percent(b.accuracy)} right, ${percent(b.confidence)} stated, ${b.n} texts`));
  const gaps = bins.map((b) => `<line x1="${n(x(b.from))}" x2="${n(x(b.from + width))}" y1="${n(y(b.confidence))}" y2="${n(y(b.confidence))}" stroke="${STATED}" stroke-width="2"/>`);
  const counts = bins.map((b) => rect(x(b.from), floor - (b.n / most) * COUNTS, width * SIDE, (b.n / most) * COUNTS, COUNT, `${b.n} texts`));
  const ticks = [0, 0.25, 0.5, 0.75, 1].flatMap((t) => [text(x(t), floor + 16, percent(t), 'middle'), text(MARGIN.left - 8, y(t) + 4, percent(t), 'end'), `<line x1="${n(x(0))}" x2="${n(x(1))}" y1="${n(y(t))}" y2="${n(y(t))}" stroke="#d5dce0"/>`]);
  const { title, accuracy, ece } = facts;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="11" role="img" aria-label="${escape(title)}: accuracy ${percent(accuracy)}, calibration error ${percent(ece)}">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    text(12, 16, title, 'start'), text(12, 32, `${facts.n} 条 texts · 准确率 accuracy ${percent(accuracy)} · 校准误差 ECE ${percent(ece)}`, 'start'),
    ...legend(), ...ticks, ...bars, ...gaps, `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#333" stroke-dasharray="4 3"/>`, ...counts, `<line x1="${x(0)}" x2="${x(1)}" y1="${floor}" y2="${floor}" stroke="#333"/>`,
    text(x(0.5), HEIGHT - 12, WORDS.x, 'middle'), text(MARGIN.left - 8, floor - COUNTS + 8, `${most}`, 'end'), text(MARGIN.left - 8, floor, '0', 'end'), upright(16, y(0.5), WORDS.right), upright(16, floor - COUNTS / 2, WORDS.count), '</svg>',
  ].join('\n');
}

/** What is drawn how: two colours and a dashed line, told apart without colour as bar, stroke and dashes. */
function legend(): string[] {
  const at = MARGIN.top - 20;
  return [
    rect(12, at - 9, 12, 10, RIGHT, WORDS.right), text(28, at, WORDS.right, 'start'),
    `<line x1="160" x2="176" y1="${at - 4}" y2="${at - 4}" stroke="${STATED}" stroke-width="2"/>`, text(180, at, WORDS.stated, 'start'),
    `<line x1="300" x2="316" y1="${at - 4}" y2="${at - 4}" stroke="#333" stroke-dasharray="4 3"/>`, text(320, at, WORDS.perfect, 'start'),
  ];
}

const upright = (x: number, y: number, words: string): string => `<text transform="translate(${n(x)} ${n(y)}) rotate(-90)" text-anchor="middle">${escape(words)}</text>`;
const n = (value: number): string => value.toFixed(1);
const percent = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
const escape = (words: string): string => words.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const text = (x: number, y: number, words: string, anchor: string): string => `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}">${escape(words)}</text>`;
const rect = (x: number, y: number, width: number, height: number, fill: string, title: string): string => `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" stroke="#fff"><title>${escape(title)}</title></rect>`;
