import { inLanguage } from '@lobby/contracts';
import { applicableRules } from '../../rules/applicableRules.ts';
import { cite, citeSection } from '../../wording/citation.ts';
import { distinctSayings } from '../../wording/sayings.ts';
import { sentences } from '../../wording/sentences.ts';
import type { Section, SectionOf } from './section.ts';
import { say, type AnswerContext } from '../context.ts';
import { feeMatters, serviceMatters } from '../asked/feeMatter.ts';
import { readFees, readTexts, type FeeFact, type ProductNode } from '../graphFacts.ts';
import { namedFacts } from '../asked/namedFacts.ts';
import { productsNamed } from '../asked/productNames.ts';
import { INSTALMENT } from '../arithmetic/interestFor.ts';
import { rateSection } from './rateSection.ts';
import { amongOf } from '../asked/amongOf.ts';
import { topicTitle } from '../asked/topicTitle.ts';
import { feeForAmount } from '../arithmetic/feeForAmount.ts';
import { namedBy } from '../relevance.ts';
import { upcomingChange } from '../upcoming.ts';

/** What it costs: price first, then how it is waived, then what changes soon. */
export const feeSection: SectionOf = async (products, context) => {
  if (chargesByRate(products, context)) return rateSection(products, context);
  const free = await freeByFeature(products, context);
  if (free) return free;
  const fees = await chosenFees(products, context);
  if (fees.length === 0) return null;
  const lines = fees.map((fee) => feeLine(fee, context));
  const text = lines.length === 1 ? (lines[0]?.text ?? '') : lines.map((l) => `- ${l.text}`).join('\n');
  return { text, citations: lines.flatMap((l) => l.citations), products: fees.map((f) => f.product), ...(fees.length > 1 ? { table: tableOf(fees, context) } : {}) };
};

const HOW_MUCH = /多少|怎么算|几|费率|how much|rate/i;

/** An instalment plan costs a rate each month; who asks for its fee means that. */
function chargesByRate(products: readonly ProductNode[], { question, index, language }: AnswerContext): boolean {
  const said = new Set([...question.products, ...productsNamed(question.text.replace(/\d+/g, ''), index, language).found.flatMap((c) => c.products)]);
  const named = said.size > 0 ? said : new Set(products.map((p) => p.id));
  return HOW_MUCH.test(question.text) && index.of('rate').some(({ item }) => item.body.rateType === INSTALMENT && named.has(item.body.product));
}

/** The fees the question's words name, wherever they belong; where they name none, those of the products. */
async function chosenFees(products: readonly ProductNode[], context: AnswerContext): Promise<FeeFact[]> {
  const named = namedFacts('fee', context, amongOf(products, context));
  if (named.length === 0) return ofTheMatter(relevantFees(await readFees(context, products.map((p) => p.id)), products, context), context);
  const fees = await readFees(context, [...new Set(named.map((f) => f.product))]);
  return ofTheMatter(named.flatMap(({ id }) => fees.filter((fee) => fee.item.item.id === id)), context);
}

/** "对公账户管理费" is no opening fee: what the fee is said to be for stands in the title, the note or the waiver, or it is another fee. */
function ofTheMatter(fees: readonly FeeFact[], context: AnswerContext): FeeFact[] {
  const matters = feeMatters(context);
  const told = (fee: FeeFact): string => `${fee.title}${fee.note ?? ''}${fee.waiver ?? ''}`;
  return matters.length === 0 ? [...fees] : fees.filter((fee) => matters.some((matter) => told(fee).includes(matter)));
}

/** A product may say itself that the thing a fee is asked for costs nothing ("挂失免费，即时生效"); the fee schedule holds nothing of it then. */
async function freeByFeature(products: readonly ProductNode[], context: AnswerContext): Promise<Section | null> {
  const matters = [...feeMatters(context), ...serviceMatters(context)];
  const features = matters.length === 0 ? [] : await readTexts(context, 'features', products.map((p) => p.id));
  const told = features.filter(({ text }) => matters.some((matter) => text.split(/[，；,;]/).some((part) => part.includes(matter) && FREE.test(part))));
  const items = told.flatMap(({ product }) => context.index.get(product) ?? []);
  return told.length === 0 ? null : { text: sentences([told.map((f) => f.text).join(say(context.language, '；', '; '))], context.language), citations: items.map((i) => cite(i, context.language)), products: told.map((f) => f.product) };
}
const FREE = /免费|不收费|free/i;

/** The fees the words name; for several products, those of one kind, so that like is compared with like. */
function relevantFees(fees: readonly FeeFact[], products: readonly ProductNode[], context: AnswerContext): FeeFact[] {
  const words = [context.question.text, topicTitle(context)].join(' ');
  const kinds = [...new Set(fees.map((f) => f.feeType))].map((type) => fees.filter((f) => f.feeType === type));
  const named = namedBy(words, kinds, (same) => same.map((f) => withoutProducts(f.title, products)).join(' '));
  const chosen = named.flat();
  return asksForAnother(context.question.text, chosen, context) ? [] : chosen;
}

/** "金卡挂失手续费" is no annual fee: a word that other fees are called by, and these are not. */
function asksForAnother(words: string, fees: readonly FeeFact[], { index, language }: AnswerContext): boolean {
  const own = fees.map((f) => `${f.title}${f.note ?? ''}${f.waiver ?? ''}`).join(' ');
  const others = index.of('fee').map(({ item }) => inLanguage(item.title, language)).join(' ');
  return FEE_MATTERS.some((matter) => words.includes(matter) && others.includes(matter) && !own.includes(matter));
}
/** What is done for a fee; customers and fee schedules use the same words. */
const FEE_MATTERS = ['挂失', '补卡', '换卡', '取现', '取款', '转账', '汇款', '赎回', '申购', '开户', '销户', '分期', '违约', '加急', 'withdraw', 'replace', 'transfer', 'loss'];

const withoutProducts = (title: string, products: readonly ProductNode[]): string => products.reduce((t, p) => t.replace(p.title, ''), title);

function feeLine(fee: FeeFact, context: AnswerContext) {
  const { language } = context;
  const next = upcomingChange(fee.item.item.id, context);
  const parts = [...priced(fee, context), ...distinctSayings([fee.waiver, fee.note]), next?.text].filter((p) => p !== undefined);
  const text = sentences(parts, language);
  return { text, citations: [cite(fee.item, language, text), ...(next ? [next.citation] : [])] };
}

/** What it comes to for the amount asked about, then the tariff it follows from; without an amount the tariff alone. */
function priced(fee: FeeFact, context: AnswerContext): string[] {
  const { language } = context;
  const title = `${fee.title}${say(language, '：', ': ')}`;
  const due = feeForAmount(fee, context);
  return due === undefined ? [`${title}${fee.price}`] : [`${title}${due}`, say(language, `标准：${fee.price}`, `Tariff: ${fee.price}`)];
}

function tableOf(fees: readonly FeeFact[], { language }: AnswerContext) {
  return {
    columns: say(language, '项目,标准,减免或说明', 'Fee,Price,Waiver or note').split(','),
    rows: fees.map((f) => [f.title, f.price, [f.waiver, f.note].filter(Boolean)[0] ?? '']),
  };
}

/** How a fee is waived: the fee's own words and the waiver rules, with the section they stand in. */
export const waiverSection: SectionOf = async (products, context) => {
  const relevant = await chosenFees(products, context);
  const waivable = relevant.filter((fee) => fee.waiver || waiverRules(fee, context).length > 0);
  // Where nothing can be waived, the price and its note are the honest answer.
  const fees = waivable.length > 0 ? waivable : context.question.aspects.includes('fee') ? relevant : [];
  if (fees.length === 0) return null;
  const lines = fees.map((fee) => waiverLine(fee, context));
  return { text: lines.map((l) => (lines.length > 1 ? `- ${l.text}` : l.text)).join('\n'), citations: lines.flatMap((l) => l.citations), products: fees.map((f) => f.product) } satisfies Section;
};

function waiverRules(fee: FeeFact, { index, asOf }: AnswerContext) {
  return applicableRules(index.of('rule'), asOf).filter(({ item }) => item.body.effect.type === 'fee_waiver' && item.body.effect.fee === fee.item.item.id);
}

function waiverLine(fee: FeeFact, context: AnswerContext) {
  const { language } = context;
  const rules = waiverRules(fee, context);
  const words = distinctSayings([fee.waiver, ...rules.map((r) => inLanguage(r.item.body.explain, language))]);
  const next = upcomingChange(fee.item.item.id, context);
  const how = words.length === 0 ? [] : [`${say(language, '减免办法：', 'How to avoid it: ')}${words.join(say(language, '；', '; '))}`];
  const text = sentences([...priced(fee, context), ...how, next?.text], language);
  return { text, citations: [cite(fee.item, language, text), ...rules.flatMap((r) => [cite(r, language), citeSection(context, r.item.body.basedOn)]), next?.citation].filter((c) => c !== undefined) };
}
