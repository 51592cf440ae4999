import { inLanguage } from '@lobby/contracts';
import { applicableRules } from '../../rules/applicableRules.ts';
import { durationDays } from '../../rules/compareValues.ts';
import { cite } from '../../wording/citation.ts';
import { durationWords } from '../../wording/duration.ts';
import { distinctSayings } from '../../wording/sayings.ts';
import { sentences } from '../../wording/sentences.ts';
import { amountLabel, bandLabel, bandWords, bandsWords, type RateBand } from '../../wording/rate.ts';
import type { SectionOf } from '../aspectAnswer.ts';
import { say, type AnswerContext } from '../context.ts';
import { readRates, type RateFact } from '../graphFacts.ts';
import { namedBy } from '../relevance.ts';
import { upcomingChange } from '../upcoming.ts';

type Picked = { rate: RateFact; bands: RateBand[]; /** The term asked for, when there is no band of it. */ missingTerm: string | null };

/** The rate by term and amount. A term the bank does not offer is said so, with its nearest neighbours; never interpolated. */
export const rateSection: SectionOf = async (products, context) => {
  const rates = relevantRates(await readRates(context, products.map((p) => p.id)), context);
  if (rates.length === 0) return null;
  const picked = preferExact(rates.map((rate) => pickBands(rate, context)).filter((p) => p.bands.length > 0));
  const lines = picked.map((p) => rateLine(p, context));
  const bands = picked.flatMap((p) => p.bands.map((band) => ({ rate: p.rate, band })));
  const text = lines.length === 1 ? (lines[0]?.text ?? '') : lines.map((l) => `- ${l.text}`).join('\n');
  return { text, citations: lines.flatMap((l) => l.citations), products: picked.map((p) => p.rate.product), ...(bands.length > 1 ? { table: tableOf(bands, context) } : {}) };
};

function relevantRates(rates: readonly RateFact[], { question }: AnswerContext): RateFact[] {
  const byProduct = [...new Set(rates.map((r) => r.product))].map((product) => rates.filter((r) => r.product === product));
  return byProduct.flatMap((same) => namedBy(question.text, same, (r) => r.title));
}

/** With a term asked, products that have it come alone; the nearest neighbours of others would only confuse. */
const preferExact = (picked: readonly Picked[]): Picked[] => (picked.some((p) => p.missingTerm === null) ? picked.filter((p) => p.missingTerm === null) : [...picked]);

function pickBands(rate: RateFact, context: AnswerContext): Picked {
  const { term, amount, currency } = context.question.slots;
  const byCurrency = typeof currency === 'string' && rate.bands.some((b) => b.currency === currency) ? rate.bands.filter((b) => b.currency === currency) : rate.bands;
  const wanted = typeof term === 'string' ? term : undefined;
  const { bands, missing } = wanted ? byTerm(byCurrency, wanted) : { bands: byCurrency, missing: false };
  const fitting = typeof amount === 'number' ? bands.filter((b) => (b.minAmount ?? 0) <= amount && amount <= (b.maxAmount ?? Infinity)) : bands;
  return { rate, bands: fitting.length > 0 ? fitting : bands, missingTerm: missing ? (wanted ?? null) : null };
}

function byTerm(bands: readonly RateBand[], term: string): { bands: RateBand[]; missing: boolean } {
  const days = durationDays(term);
  const daysOf = (b: RateBand) => (b.term === undefined ? null : durationDays(b.term));
  const exact = bands.filter((b) => days !== null && daysOf(b) === days);
  const termed = bands.filter((b) => daysOf(b) !== null);
  // A rate without terms (LPR, demand deposit) holds for any.
  if (exact.length > 0 || termed.length === 0 || days === null) return { bands: exact.length > 0 ? exact : [...bands], missing: false };
  const below = Math.max(...termed.map((b) => daysOf(b) ?? 0).filter((d) => d < days), -Infinity);
  const above = Math.min(...termed.map((b) => daysOf(b) ?? 0).filter((d) => d > days), Infinity);
  return { bands: termed.filter((b) => daysOf(b) === below || daysOf(b) === above), missing: true };
}

function rateLine({ rate, bands, missingTerm }: Picked, context: AnswerContext) {
  const { language } = context;
  const lead = missingTerm ? say(language, `${rate.title}没有 ${durationWords(missingTerm, language)}这一档，最接近的是：`, `There is no ${durationWords(missingTerm, language)} term for ${rate.title}; the nearest are: `) : headOf(rate, bands, context);
  const figures = bandsWords(bands, rate.per, language);
  const next = upcomingChange(rate.item.item.id, context);
  const adjusting = applicableRules(context.index.of('rule'), context.asOf).filter(({ item }) => item.body.effect.type === 'rate_adjustment' && item.body.effect.rate === rate.item.item.id);
  const parts = [`${lead}${figures}`, ...distinctSayings([rate.note, ...adjusting.map((r) => inLanguage(r.item.body.explain, language))]), next?.text].filter((p) => p !== undefined);
  const text = sentences(parts, language);
  return { text, citations: [cite(rate.item, language, text), ...adjusting.map((r) => cite(r, language)), ...(next ? [next.citation] : [])] };
}

/** "3 年期整存整取利率：" when one term is told, else the rate's own title. */
function headOf(rate: RateFact, bands: readonly RateBand[], { language, question }: AnswerContext): string {
  const terms = new Set(bands.map((b) => b.term));
  const [term] = [...terms];
  const told = terms.size === 1 && term !== undefined && question.slots.term !== undefined;
  return told ? say(language, `${rate.title}（${durationWords(term, language)}）：`, `${rate.title} (${durationWords(term, language)}): `) : `${rate.title}${say(language, '：', ': ')}`;
}

function tableOf(bands: readonly { rate: RateFact; band: RateBand }[], { language }: AnswerContext) {
  const several = new Set(bands.map((b) => b.rate.title)).size > 1;
  const label = ({ rate, band }: { rate: RateFact; band: RateBand }) => [several ? rate.title : '', bandLabel(band, language) || amountLabel(band, language)].filter(Boolean).join(' · ');
  return { columns: say(language, '档次,利率', 'Band,Rate').split(','), rows: bands.map((b) => [label(b) || b.rate.title, bandWords(b.band, b.rate.per, language)]) };
}
