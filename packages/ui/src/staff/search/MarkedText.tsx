import type { TextRange } from '@lobby/contracts';

/** A text with some of its parts marked. */
export function MarkedText({ text, ranges }: { text: string; ranges: readonly TextRange[] | undefined }) {
  const places = ranges ?? [];
  const ends = [0, ...places.map((range) => range.end)];
  return <>{places.map(({ start, end }, i) => <span key={start}>{text.slice(ends[i], start)}<mark className="lobby-hit">{text.slice(start, end)}</mark></span>)}{text.slice(ends.at(-1))}</>;
}
