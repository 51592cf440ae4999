import { currentLanguage } from '@lobby/ui/staff';
import { useId } from 'react';
import { useT } from '../../i18n/useT.ts';
import { wrapLabel } from './wrapLabel.ts';
import { layoutSteps, type Arrow, type Box, type Step } from './layoutSteps.ts';

const WIDTH = 168;
const HEIGHT = 54;
const GAP_X = 28;
const GAP_Y = 46;
/** Signs on one line of a box: a Chinese one is twice as wide. */
const LINE = { zh: 12, en: 24 } as const;
const LINES = 3;
const MARGIN = 12;

/** A procedure's steps as a chart. Pressing a box leads to its step in the form. */
export function Flowchart({ steps, onPick }: { steps: readonly Step[]; onPick?: (id: string) => void }) {
  const t = useT();
  const tip = useId();
  const chart = layoutSteps(steps, currentLanguage());
  const boxes = new Map(chart.boxes.map((box) => [box.id, box]));
  const width = chart.columns * (WIDTH + GAP_X) + MARGIN * 2;
  const height = chart.rows * (HEIGHT + GAP_Y) + MARGIN;
  if (steps.length === 0) return <p className="lobby-soft">{t('procedure.noSteps')}</p>;
  return (
    <figure className="flowchart">
      <svg viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }} role="group" aria-label={t('procedure.flowchart')}>
        <defs><marker id={tip} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" className="flowchart-tip" /></marker></defs>
        {chart.arrows.map((arrow) => <Line key={`${arrow.from}>${arrow.to}>${arrow.when}`} arrow={arrow} from={boxes.get(arrow.from)} to={boxes.get(arrow.to)} tip={tip} />)}
        {chart.boxes.map((box, at) => <StepBox key={`${box.id}${at}`} box={box} text={wordsOf(steps[at])} number={at + 1} onPick={onPick} />)}
      </svg>
    </figure>
  );
}

const wordsOf = (step: Step | undefined): string => (step?.text?.[currentLanguage()] || step?.text?.zh || step?.id) ?? '';
const left = (box: Box): number => MARGIN + box.column * (WIDTH + GAP_X);
const top = (box: Box): number => MARGIN + box.row * (HEIGHT + GAP_Y);

function StepBox({ box, text, number, onPick }: { box: Box; text: string; number: number; onPick: ((id: string) => void) | undefined }) {
  const label = `${number}. ${text}`;
  const lines = wrapLabel(label, LINE[currentLanguage()], LINES);
  const pick = onPick ? { role: 'button', tabIndex: 0, onClick: () => onPick(box.id), onKeyDown: (event: React.KeyboardEvent) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); onPick(box.id); } } } : {};
  return (
    <g className="flowchart-box" aria-label={label} {...pick}>
      <title>{label}</title>
      <rect x={left(box)} y={top(box)} width={WIDTH} height={HEIGHT} rx="8" />
      {lines.map((line, at) => <text key={line} aria-hidden="true" x={left(box) + WIDTH / 2} y={top(box) + HEIGHT / 2 + 4 + (at - (lines.length - 1) / 2) * 15}>{line}</text>)}
    </g>
  );
}

function Line({ arrow, from, to, tip }: { arrow: Arrow; from: Box | undefined; to: Box | undefined; tip: string }) {
  if (!from || !to) return null;
  const [x1, y1, x2, y2] = [left(from) + WIDTH / 2, top(from) + HEIGHT, left(to) + WIDTH / 2, top(to)];
  const back = to.row <= from.row;
  // An arrow back goes round at the right, so that it crosses no box of its own column.
  const side = left(from) + WIDTH + GAP_X / 2;
  const d = back ? `M${left(from) + WIDTH} ${top(from) + HEIGHT / 2} H${side} V${top(to) + HEIGHT / 2} H${left(to) + WIDTH}` : `M${x1} ${y1} C${x1} ${y1 + GAP_Y / 2} ${x2} ${y2 - GAP_Y / 2} ${x2} ${y2}`;
  return (
    <g className="flowchart-arrow">
      <path d={d} markerEnd={`url(#${tip})`} />
      {arrow.when ? <text x={back ? side : x2} y={back ? (top(from) + top(to)) / 2 : y2 - 9}>{arrow.when.slice(0, 14)}</text> : null}
    </g>
  );
}
