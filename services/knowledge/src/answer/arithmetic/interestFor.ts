import { durationWords } from '../../wording/duration.ts';
import { moneyWords } from '../../wording/money.ts';
import { say, type AnswerContext } from '../context.ts';
import type { Picked } from '../aspects/pickBands.ts';

const MONTHS_A_YEAR = 12;
/** The type of a rate that is charged on the amount in every month of the term. */
export const INSTALMENT = 'instalment';

/** What an amount earns (or costs, `paid`) in a whole term, in the currency's units, and what the term is called. */
type Total = { total: number; each: number; months: number; currency: string; paid: boolean; term: string };

/**
 * The sum for one band of exactly the term asked for. An instalment plan: amount × monthly rate × months. A deposit whose interest is simple and paid at maturity (the
 * product says so by its attribute `simple_interest`): amount × yearly rate × years. Undefined where the term, the amount or the one band is missing, and for
 * benchmarks, which promise nothing.
 */
export function comesTo({ rate, bands, fit }: Picked, { question, language, index }: AnswerContext): Total | undefined {
  const { term, amount, currency } = question.slots;
  const [band, other] = bands;
  const months = typeof term === 'string' ? monthsOf(term) : null;
  if (!band || other || fit !== 'exact' || typeof amount !== 'number' || typeof term !== 'string' || months === null) return undefined;
  if (rate.rateType === INSTALMENT) {
    const each = Math.round(amount * Number(band.percent)) / 100;
    return { total: each * months, each, months, currency: 'CNY', paid: true, term: say(language, `${months} 期`, `${months} instalments`) };
  }
  const paidIn = band.currency ?? 'CNY';
  if (index.find('product', rate.product)?.item.body.attributes.simple_interest !== true || (typeof currency === 'string' ? currency : 'CNY') !== paidIn) return undefined;
  const total = Math.round(amount * Number(band.percent) * months / MONTHS_A_YEAR) / 100;
  return { total, each: total, months, currency: paidIn, paid: false, term: durationWords(term, language) };
}

/** The same in words, with the sum: "10 万元存 3 年，到期利息 4,950 元（10 万元 × 1.65% × 3）". */
export function interestFor(picked: Picked, context: AnswerContext): string | undefined {
  const sum = comesTo(picked, context);
  const { amount } = context.question.slots;
  if (!sum || typeof amount !== 'number') return undefined;
  return sum.paid ? instalmentWords(sum, amount, picked, context) : depositWords(sum, amount, picked, context);
}

function instalmentWords({ total, each, months }: Total, amount: number, { bands: [band] }: Picked, { language }: AnswerContext): string {
  const principal = Math.round((amount / months) * 100) / 100;
  const money = (n: number) => moneyWords(n, language);
  const percent = band?.percent ?? '';
  return say(language, `${money(amount)}分 ${months} 期，每期收 ${money(each)}（${money(amount)} × ${percent}%），${months} 期共 ${money(total)}，每期本金约 ${money(principal)}（${money(amount)} ÷ ${months}）`,
    `${money(amount)} in ${months} instalments: ${money(each)} a month (${money(amount)} × ${percent}%), ${money(total)} in all, and about ${money(principal)} of principal each (${money(amount)} ÷ ${months})`);
}

function depositWords({ total, months, currency, term }: Total, amount: number, { rate, bands: [band] }: Picked, { language }: AnswerContext): string {
  const money = (n: number) => moneyWords(n, language, currency);
  const years = months % MONTHS_A_YEAR === 0 ? String(months / MONTHS_A_YEAR) : `${months}/${MONTHS_A_YEAR}`;
  const sum = `${money(amount)} × ${band?.percent ?? ''}% × ${years}`;
  return say(language, `${rate.title}：${money(amount)}存 ${term}，到期利息 ${money(total)}（${sum}）`, `${rate.title}: ${money(amount)} for ${term} earns ${money(total)} (${sum})`);
}

function monthsOf(term: string): number | null {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(term);
  const months = match ? Number(match[1] ?? 0) * MONTHS_A_YEAR + Number(match[2] ?? 0) : 0;
  return months > 0 ? months : null;
}
