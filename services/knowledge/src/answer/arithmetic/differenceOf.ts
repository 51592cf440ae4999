import { addPercent } from '../../wording/percent.ts';
import { say, type AnswerContext } from '../context.ts';
import type { Picked } from '../aspects/pickBands.ts';

const ASKED = /差多少|相差|差几|[高低多少贵](?:出|拿|收|交|付|赚)?(?:多少|几)|便宜多少|哪个.{0,4}[高低]|how much (?:more|less|higher|lower|cheaper)|difference/i;

/** "二套比首套高多少": of two rates of one band each, by how many percentage points they differ, with the sum. Undefined unless it was asked. */
export function differenceOf(picked: readonly Picked[], { question, language }: AnswerContext): string | undefined {
  const [one, other, third] = picked.map(({ rate, bands }) => ({ title: rate.title, per: rate.per, percent: bands.length === 1 ? bands[0]?.percent : undefined }));
  if (!one?.percent || !other?.percent || third || one.per !== other.per || !ASKED.test(question.text)) return undefined;
  const [high, low] = Number(one.percent) >= Number(other.percent) ? [one, other] : [other, one];
  const points = addPercent(high.percent ?? '', `-${low.percent ?? ''}`);
  if (Number(points) === 0) return say(language, '两者利率相同', 'Both rates are the same');
  return say(language, `${high.title}比${low.title}高 ${points} 个百分点（${high.percent}% − ${low.percent}%）`, `${high.title} is ${points} percentage points above ${low.title} (${high.percent}% − ${low.percent}%)`);
}
