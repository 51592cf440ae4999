import { moneyWords } from '../../wording/money.ts';
import { say, type AnswerContext } from '../context.ts';
import { comesTo } from './interestFor.ts';
import type { Picked } from '../aspects/pickBands.ts';

const ASKED = /差多少|相差|差几|[高低多少贵](?:出|拿|收|交|付|赚)?(?:多少|几)|便宜多少|哪个.{0,4}[高低多少贵]|how much (?:more|less|higher|lower|cheaper)|difference/i;

/**
 * "1万分12期比6期贵多少", "10万存三年比一年多拿多少": what an amount comes to at one rate for two terms, and the difference with its subtraction. Undefined unless it was asked
 * and both come to a sum.
 */
export function differenceOfTerms(variants: readonly { picked: readonly Picked[]; context: AnswerContext }[]): string | undefined {
  const [one, other, third] = variants.map(({ picked: [picked, another], context }) => (picked && !another ? { picked, sum: comesTo(picked, context), context } : undefined));
  if (!one?.sum || !other?.sum || third || one.picked.rate.item.item.id !== other.picked.rate.item.item.id || !ASKED.test(one.context.question.text)) return undefined;
  const { language } = one.context;
  const [more, less] = one.sum.total >= other.sum.total ? [one.sum, other.sum] : [other.sum, one.sum];
  const money = (n: number) => moneyWords(n, language, more.currency);
  const gap = money(Math.round((more.total - less.total) * 100) / 100);
  const shown = `${money(more.total)} − ${money(less.total)}`;
  return more.paid ? say(language, `${more.term}比 ${less.term}共多付 ${gap}（${shown}）`, `${more.term} cost ${gap} more in all than ${less.term} (${shown})`)
    : say(language, `${more.term}比 ${less.term}共多得 ${gap}（${shown}）`, `${more.term} earn ${gap} more in all than ${less.term} (${shown})`);
}
