import { durationWords } from '../../wording/duration.ts';
import { moneyWords } from '../../wording/money.ts';
import { say, type AnswerContext } from '../context.ts';
import type { Picked } from '../aspects/pickBands.ts';

const MONTHS_A_YEAR = 12;
/** The type of a rate that is charged on the amount in every month of the term. */
export const INSTALMENT = 'instalment';

/**
 * What an amount earns in a term, where interest is simple and paid at maturity (the product says so by its attribute `simple_interest`):
 * amount × yearly rate × years. Undefined where the term, the amount or the one band is missing, and for benchmarks, which promise nothing.
 */
export function interestFor(picked: Picked, context: AnswerContext): string | undefined {
  return picked.rate.rateType === INSTALMENT ? instalmentFor(picked, context) : depositInterest(picked, context);
}

/** amount × monthly rate, each month and for the whole term, with the principal that is paid beside it. */
function instalmentFor({ bands, fit }: Picked, { question, language }: AnswerContext): string | undefined {
  const { term, amount } = question.slots;
  const [band, other] = bands;
  const months = typeof term === 'string' ? monthsOf(term) : null;
  if (!band || other || fit !== 'exact' || typeof amount !== 'number' || months === null) return undefined;
  const each = Math.round(amount * Number(band.percent)) / 100;
  const principal = Math.round((amount / months) * 100) / 100;
  const money = (n: number) => moneyWords(n, language);
  return say(language, `${money(amount)}分 ${months} 期，每期收 ${money(each)}（${money(amount)} × ${band.percent}%），${months} 期共 ${money(each * months)}，每期本金约 ${money(principal)}（${money(amount)} ÷ ${months}）`,
    `${money(amount)} in ${months} instalments: ${money(each)} a month (${money(amount)} × ${band.percent}%), ${money(each * months)} in all, and about ${money(principal)} of principal each (${money(amount)} ÷ ${months})`);
}

function depositInterest({ rate, bands, fit }: Picked, { question, language, index }: AnswerContext): string | undefined {
  const { term, amount, currency } = question.slots;
  const [band, other] = bands;
  const product = index.find('product', rate.product);
  if (!band || other || fit !== 'exact' || typeof amount !== 'number' || typeof term !== 'string' || product?.item.body.attributes.simple_interest !== true) return undefined;
  const paidIn = band.currency ?? 'CNY';
  const months = monthsOf(term);
  if (months === null || (typeof currency === 'string' ? currency : 'CNY') !== paidIn) return undefined;
  const interest = Math.round(amount * Number(band.percent) * months / MONTHS_A_YEAR) / 100;
  const money = (n: number) => moneyWords(n, language, paidIn);
  const years = months % MONTHS_A_YEAR === 0 ? String(months / MONTHS_A_YEAR) : `${months}/${MONTHS_A_YEAR}`;
  const sum = `${money(amount)} × ${band.percent}% × ${years}`;
  return say(language, `${rate.title}：${money(amount)}存 ${durationWords(term, language)}，到期利息 ${money(interest)}（${sum}）`, `${rate.title}: ${money(amount)} for ${durationWords(term, language)} earns ${money(interest)} (${sum})`);
}

function monthsOf(term: string): number | null {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(term);
  const months = match ? Number(match[1] ?? 0) * MONTHS_A_YEAR + Number(match[2] ?? 0) : 0;
  return months > 0 ? months : null;
}
