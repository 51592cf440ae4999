import type { Entity, KnowledgeQuestion } from '@lobby/contracts';
import type { Seen } from './moves.ts';

/** Words that put two values side by side. A comma does not: "首付30万，贷款70万" is no choice. */
const JOINED = /、|和|跟|与|及|或|还是|比|\band\b|\bor\b|\bvs\b/i;
/** How far apart two values may stand and still belong together: "10万和汇20万". */
const REACH = 14;
const MOST = 3;

type Heard = Pick<Seen['heard'], 'entities' | 'masked'>;
type Value = { value: string | number; text: string };

/** Further amounts and terms that stand beside the first by a word of joining, each one a variant of the question: "5 万存一年和两年". */
export function alsoSaid(heard: Heard): Pick<KnowledgeQuestion, 'also'> {
  const [amounts, terms] = [joined('amount', heard), joined('term', heard)];
  const variants = Array.from({ length: Math.max(amounts.length, terms.length) }, (_, i) => ({
    ...(amounts[i] === undefined ? {} : { amount: amounts[i] }), ...(terms[i] === undefined ? {} : { term: terms[i] }),
  }));
  return variants.length > 0 ? { also: variants.slice(0, MOST) } : {};
}

/** Values of a type after the first, as long as each is joined to the one before and differs from all before. */
function joined(type: Entity['type'], { masked, entities }: Heard): (string | number)[] {
  const known = entities.filter((e) => e.type === type).flatMap(({ value, text }) => (typeof value === 'string' || typeof value === 'number' ? [{ value, text }] : []));
  const [first] = known;
  if (!first) return [];
  const seen = [first.value];
  let end = masked.indexOf(first.text) + first.text.length;
  for (let next = nextValue(masked, end, first, known); next; next = nextValue(masked, end, first, known)) {
    end = masked.indexOf(next.text, end) + next.text.length;
    if (!seen.includes(next.value)) seen.push(next.value);
  }
  return seen.slice(1);
}

/** The next value within reach behind a word of joining: one that was recognised, or a number with the first one's unit ("7天和1天"). */
function nextValue(text: string, from: number, first: Value, known: readonly Value[]): Value | null {
  const reach = text.slice(from, from + REACH + first.text.length);
  const candidates = [...known, ...likeFirst(reach, first)].map((v) => ({ ...v, at: reach.indexOf(v.text) })).filter((v) => v.at > 0 && JOINED.test(reach.slice(0, v.at)));
  return candidates.toSorted((a, b) => a.at - b.at || b.text.length - a.text.length)[0] ?? null;
}

function likeFirst(reach: string, { value, text }: Value): Value[] {
  const [, digits = '', unit = ''] = /^(\d+(?:\.\d+)?)(\D+)$/.exec(text) ?? [];
  const [, found] = unit === '' ? [] : new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)${unit.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`).exec(reach) ?? [];
  if (found === undefined) return [];
  const said = `${found}${unit}`;
  if (typeof value === 'number') return [{ text: said, value: (value / Number(digits)) * Number(found) }];
  return Number.isInteger(Number(found)) ? [{ text: said, value: value.replace(digits, found) }] : [];
}
