import { inLanguage } from '@lobby/contracts';
import { applicableRules } from '../../rules/applicableRules.ts';
import { cite } from '../../wording/citation.ts';
import { durationWords } from '../../wording/duration.ts';
import { distinctSayings } from '../../wording/sayings.ts';
import { moneyWords } from '../../wording/money.ts';
import { sentences } from '../../wording/sentences.ts';
import { amountLabel, bandLabel, bandWords, bandsWords, type RateBand } from '../../wording/rate.ts';
import type { SectionOf } from './section.ts';
import { say, type AnswerContext } from '../context.ts';
import { differenceOf } from '../arithmetic/differenceOf.ts';
import { interestFor } from '../arithmetic/interestFor.ts';
import { amongOf } from '../asked/amongOf.ts';
import { namedFacts } from '../asked/namedFacts.ts';
import { productsNamed } from '../asked/productNames.ts';
import { readRates, type ProductNode, type RateFact } from '../graphFacts.ts';
import { namedBy } from '../relevance.ts';
import { bestFitting, pickBands, type Picked } from './pickBands.ts';
import { upcomingChange } from '../upcoming.ts';

/** The rate by term and amount. A term the bank does not offer is said so, with its nearest neighbours; never interpolated. */
export const rateSection: SectionOf = async (products, context) => {
  const rates = likeForLike(await chosenRates(products, context));
  if (rates.length === 0) return null;
  const picked = bestFitting(rates.map((rate) => pickBands(rate, context)).filter((p) => p.bands.length > 0), context.question.slots.term !== undefined);
  const lines = picked.map((p) => rateLine(p, context));
  const bands = picked.flatMap((p) => p.bands.map((band) => ({ rate: p.rate, band })));
  const difference = differenceOf(picked, context);
  const text = [...(difference ? [sentences([difference], context.language)] : []), ...lines.map((l) => (lines.length === 1 ? l.text : `- ${l.text}`))].join('\n');
  return { text, citations: lines.flatMap((l) => l.citations), products: picked.map((p) => p.rate.product), picked, ...(bands.length > 1 ? { table: tableOf(bands, context) } : {}) };
};

/** The rates the question's words name, wherever they belong; where they name none, those of the products. */
async function chosenRates(products: readonly ProductNode[], context: AnswerContext): Promise<RateFact[]> {
  const named = namedFacts('rate', context, amongOf(products, context));
  if (named.length === 0) return relevantRates(await readRates(context, products.map((p) => p.id)), context);
  // Two products set side by side: a benchmark that both notes mention is not a third.
  const said = new Set([...context.question.products, ...productsNamed(context.question.text, context.index, context.language).found.flatMap((c) => c.products)]);
  const own = named.filter((f) => said.has(f.product));
  const meant = new Set(own.map((f) => f.product)).size >= 2 ? own : named;
  const rates = await readRates(context, [...new Set(meant.map((f) => f.product))]);
  return withoutBenchmark(meant.flatMap(({ id }) => rates.filter((rate) => rate.item.item.id === id)), context);
}

/** Of several products the kinds of rate that each of them has, if there is one: a benchmark that belongs to one of them is not compared. */
function likeForLike(rates: readonly RateFact[]): RateFact[] {
  const products = new Set(rates.map((r) => r.product));
  const shared = rates.filter((r) => [...products].every((p) => rates.some((other) => other.product === p && other.rateType === r.rateType)));
  return products.size > 1 && shared.length > 0 ? shared : [...rates];
}

/** What others' rates are reckoned from; nobody pays it. It is told to those who name it. */
const BENCHMARK = 'lpr';
const NAMES_BENCHMARK = /lpr|报价|基准|benchmark|prime/i;

function withoutBenchmark(rates: readonly RateFact[], { question }: AnswerContext): RateFact[] {
  const own = rates.filter((r) => r.rateType !== BENCHMARK);
  return own.length > 0 && !NAMES_BENCHMARK.test(question.text) ? own : [...rates];
}

function relevantRates(rates: readonly RateFact[], context: AnswerContext): RateFact[] {
  const { question } = context;
  const told = withoutBenchmark(rates, context);
  const byProduct = [...new Set(told.map((r) => r.product))].map((product) => told.filter((r) => r.product === product));
  return byProduct.flatMap((same) => namedBy(question.text, same, (r) => r.title));
}

function rateLine(picked: Picked, context: AnswerContext) {
  const { rate, bands } = picked;
  const { language } = context;
  const figures = `${headOf(picked, context)}${bandsWords(bands, rate.per, language, picked.fit === 'near')}`;
  const next = upcomingChange(rate.item.item.id, context, bands);
  const adjusting = applicableRules(context.index.of('rule'), context.asOf).filter(({ item }) => item.body.effect.type === 'rate_adjustment' && item.body.effect.rate === rate.item.item.id);
  const parts = [interestFor(picked, context), highestOf(picked, context), figures, ...distinctSayings([rate.note, ...adjusting.map((r) => inLanguage(r.item.body.explain, language))]), next?.text].filter((p) => p !== undefined);
  const text = sentences(parts, language);
  return { text, citations: [cite(rate.item, language, text), ...adjusting.map((r) => cite(r, language)), ...(next ? [next.citation] : [])] };
}

const HIGHEST = /最高|最划算|哪个(?:期限|档)|highest|best rate/i;

/** "哪个期限利率最高": the band itself, before the list it was picked from. */
function highestOf({ rate, bands }: Picked, { question, language }: AnswerContext): string | undefined {
  if (bands.length <= 2 || !HIGHEST.test(question.text)) return undefined;
  const best = bands.reduce((a, b) => (Number(b.percent) > Number(a.percent) ? b : a));
  const label = bandLabel(best, language);
  return say(language, `${rate.title}最高的是${label}：${bandWords(best, rate.per, language)}`, `The highest of ${rate.title}: ${label}, ${bandWords(best, rate.per, language)}`);
}

/** "整存整取利率（3 年）：" when one term is told, else the rate's own title; what does not fit is said first. */
function headOf({ rate, bands, fit }: Picked, context: AnswerContext): string {
  const { language, question } = context;
  const term = typeof question.slots.term === 'string' ? durationWords(question.slots.term, language) : '';
  const told = bands[0]?.term === undefined || new Set(bands.map((b) => b.term)).size > 1 ? '' : durationWords(bands[0].term, language);
  switch (fit) {
    case 'near': return say(language, `${rate.title}没有 ${term}这一档，最接近的是：`, `There is no ${term} term for ${rate.title}; the nearest are: `);
    case 'below': return say(language, `${rate.title}须 ${leastOf(bands, context)}起，您说的金额达不到。各档为：`, `${rate.title} starts at ${leastOf(bands, context)}, more than the amount you named. The bands: `);
    case 'within': return say(language, `${rate.title}（${term}，按 ${told}以内这一档）：`, `${rate.title} (${term} falls into the band up to ${told}): `);
    case 'exact': return say(language, `${rate.title}（${told}）：`, `${rate.title} (${told}): `);
    case 'any': return `${rate.title}${say(language, '：', ': ')}`;
  }
}

const leastOf = (bands: readonly RateBand[], { language }: AnswerContext): string => moneyWords(Math.min(...bands.map((b) => b.minAmount ?? 0)), language, bands[0]?.currency ?? 'CNY');

function tableOf(bands: readonly { rate: RateFact; band: RateBand }[], { language }: AnswerContext) {
  const several = new Set(bands.map((b) => b.rate.title)).size > 1;
  const label = ({ rate, band }: { rate: RateFact; band: RateBand }) => [several ? rate.title : '', bandLabel(band, language) || amountLabel(band, language)].filter(Boolean).join(' · ');
  return { columns: say(language, '档次,利率', 'Band,Rate').split(','), rows: bands.map((b) => [label(b) || b.rate.title, bandWords(b.band, b.rate.per, language)]) };
}
