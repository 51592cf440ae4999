import type { Aspect, KnowledgeQuestion } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { ASKS_WHETHER, BESIDE_WHETHER } from './whether.ts';
import { askedAspects } from './askedAspects.ts';
import { coordinatedProducts } from './coordinated.ts';
import { saidAsAbroad } from './foreignPlaces.ts';
import { comparable, productsNamed } from './productNames.ts';
import { isOnlyInside, withProductsMeant } from './productsMeant.ts';
import { categoryOf, isService } from './services.ts';
import { saidFacts } from './saidFacts.ts';
import { seeksProduct } from './seeksProduct.ts';
import { propertyWords, riskClassIn, wishesIn } from './wishes.ts';

const CURRENCIES: readonly [RegExp, string][] = [[/美元|美金|\busd\b|us dollar/i, 'USD'], [/港币|港元|\bhkd\b|hong kong dollar/i, 'HKD'], [/欧元|\beuro?s?\b/i, 'EUR'], [/英镑|\bgbp\b|\bpounds?\b/i, 'GBP'], [/日元|日币|\bjpy\b|\byen\b/i, 'JPY'], [/澳元|澳币|\baud\b/i, 'AUD']];

/**
 * The question as its words mean it for what the release holds: aspects that only a product's name showed are dropped, a currency and facts said in passing are
 * taken up, and the intent follows.
 */
export function readAgain(question: KnowledgeQuestion, index: ContentIndex, asOf: string): KnowledgeQuestion {
  const named = withProductsMeant({ ...question, products: [...coordinatedProducts(question.text, index, question.language), ...productsAbroad(question, index)] }, index);
  const meant = withoutOtherRisk(named, index);
  const aspects = askedAspects(meant, index);
  const read = { ...meant, aspects, slots: withBareAmount(withCurrency(question), meant, aspects), facts: { ...saidFacts(question, index), ...question.facts } };
  return { ...read, ...intentOf(read, question, index, asOf) };
}

/** "汇款到美国" is what the bank calls "汇款到境外": a product whose name the text holds once the country is said so, in place of one whose name stands only inside that. */
function productsAbroad({ text, products, language }: KnowledgeQuestion, index: ContentIndex): string[] {
  const abroad = saidAsAbroad(text, language);
  if (abroad === null) return products;
  const names = productsNamed(abroad, index, language).found.filter(({ said }) => said !== undefined && !comparable(text, language).includes(said));
  const longer = names.flatMap((n) => n.said ?? []);
  const told = [...names.flatMap((n) => n.products), ...products.filter((id) => !isOnlyInside(id, abroad, longer, index, language))];
  return [...new Set(told.map((id) => counterpartAbroad(id, index) ?? id))];
}

/** "can I use my card in Japan": of no product in particular whether such a thing may be done; those that can are the answer. */
const asksWhetherAny = ({ text, aspects, products }: KnowledgeQuestion): boolean => products.length === 0 && ASKS_WHETHER.test(text) && aspects.every((a) => BESIDE_WHETHER.has(a));

/** "转账到香港": a transfer at home has its counterpart among what the bank names beside it. */
const counterpartAbroad = (id: string, index: ContentIndex): string | undefined =>
  categoryOf(id, index) === 'transfer' ? index.find('product', id)?.item.body.alternatives.find((other) => categoryOf(other, index) === 'fx') : undefined;

/** "那R2呢" after a product of class R3 asks for others: a product only carried over whose class is not the one that is said. */
function withoutOtherRisk(question: KnowledgeQuestion, index: ContentIndex): KnowledgeQuestion {
  const wanted = riskClassIn(question.text);
  if (wanted === undefined) return question;
  const named = new Set(productsNamed(question.text, index, question.language).found.flatMap((c) => c.products));
  return { ...question, products: question.products.filter((id) => { const risk = index.find('product', id)?.item.body.risk; return named.has(id) || risk === undefined || risk === `R${wanted}`; }) };
}

type Read = Pick<KnowledgeQuestion, 'intent' | 'aspects'> & Partial<Pick<KnowledgeQuestion, 'products'>>;

function intentOf(read: KnowledgeQuestion, before: KnowledgeQuestion, index: ContentIndex, asOf: string): Read {
  const { aspects, products, slots, intent } = read;
  const named = products.length > 0;
  if (!namesAProduct(read, index) && (seeksProduct(read.text) || asksWhetherAny(read)) && isSearch(read, index, asOf)) return { intent: 'find', aspects, products: products.filter((id) => isService(id, index)) };
  if (isComparison(read, index)) return { intent: 'compare', aspects: [...new Set<Aspect>([...aspects, 'compare'])] };
  if (named && aspects.includes('alternative') && aspects.every((a) => BESIDE_ALTERNATIVE.has(a))) return { intent: 'aspect', aspects: ['alternative'] };
  if (intent === 'eligibility' && named && aspects.some((a) => PAPERS.has(a)) && !WHETHER.test(read.text)) return { intent: 'aspect', aspects: aspects.filter((a) => a !== 'eligibility') };
  if (named && aspects.includes('eligibility') && (!before.aspects.includes('eligibility') || asksOfAnotherProduct(read, index))) return { intent: 'eligibility', aspects };
  if (intent === 'eligibility' && named && aspects.includes('channel')) return { intent: 'aspect', aspects: ['channel'] };
  if (intent === 'eligibility' && named && aspects.includes('waiver')) return { intent: 'aspect', aspects: ['waiver'] };
  if (intent === 'eligibility' && aspects.length === 1 && aspects[0] === 'limit') return { intent: 'aspect', aspects };
  if (intent === 'faq' && tellsFacts(read, index)) return { intent: 'eligibility', aspects: [...new Set<Aspect>([...aspects, 'eligibility'])] };
  const gained = aspects.some((a) => !before.aspects.includes(a));
  return { intent: intent === 'faq' && gained && (named || slots.amount !== undefined) ? 'aspect' : intent, aspects };
}

/** "征信有逾期能办金卡吗": a topic of service was taken up, and the product named is none of what it is about. */
const asksOfAnotherProduct = ({ intent, products, topic, text }: KnowledgeQuestion, index: ContentIndex): boolean => {
  const about = index.topic(topic)?.item.body.about ?? [];
  return intent === 'faq' && WHETHER.test(text) && products.some((id) => !isService(id, index) && !about.includes(id) && !about.includes(`category:${categoryOf(id, index)}`));
};

/** Facts of themselves that somebody tells before asking for anything more: "想办个信用卡 没社保 自由职业 月入八千". One alone may be said by the way. */
const TELLS_FROM = 2;
function tellsFacts({ facts, products, topic, aspects }: KnowledgeQuestion, index: ContentIndex): boolean {
  const about = index.topic(topic)?.item.body.about ?? [];
  const told = Object.keys(facts).filter((id) => index.find('fact', id)?.item.body.slot !== 'amount');
  return products.length === 0 && told.length >= TELLS_FROM && aspects.every((a) => a === 'eligibility' || a === 'how' || a === 'find') && about.some((a) => a.startsWith('category:'));
}

/** Services ("货币转换费") are what one asks about a product, not the product; nor is one named inside the word for a property ("贵宾" in "贵宾厅"). */
const namesAProduct = ({ products, text, language }: KnowledgeQuestion, index: ContentIndex): boolean =>
  products.some((id) => !isService(id, index) && !isOnlyInside(id, text, propertyWords(index, language), index, language));

/** "最高能贷多少，要什么材料" asks for facts, though it has a word of being able to. */
const PAPERS: ReadonlySet<Aspect> = new Set(['limit', 'material', 'rate', 'fee']);
const WHETHER = /吗|能不能|可不可以|行不行|符合|条件|资格|够不够|\b(?:can|could|am|eligible|qualify)\b/i;
const DIFFERS = /不一样|比一?下|比一比|比比|不同|区别|差别|差异|对比|比较|相比|哪个(?:更|比较|好|适合|合适|便宜|划算|值|强)|选哪|怎么选|which (?:is|one|card)|differen|compare|better|cheaper|\bvs\b|versus/i;
/** Of these there is an answer of its own for each product ("哪个利率低"). */
const NUMBERS: readonly Aspect[] = ['fee', 'rate', 'limit', 'waiver', 'material', 'hours', 'channel'];
const BESIDE_ALTERNATIVE: ReadonlySet<Aspect> = new Set(['alternative', 'find', 'eligibility', 'what']);

/** Two products of one kind, and a word that sets them against each other. */
function isComparison({ products, text, aspects }: KnowledgeQuestion, index: ContentIndex): boolean {
  const kinds = products.filter((id) => !isService(id, index)).map((id) => categoryOf(id, index));
  return kinds.length >= 2 && new Set(kinds).size < kinds.length && DIFFERS.test(text) && !aspects.some((a) => NUMBERS.includes(a));
}

/** A kind of product with something it shall have. */
function isSearch(question: KnowledgeQuestion, index: ContentIndex, asOf: string): boolean {
  const { wishes, categories } = wishesIn({ question, index, language: question.language, asOf });
  return categories.length > 0 && wishes.length > 0;
}

/** Four digits or more, or grouped by commas: "100,000 for 3 years". */
const BARE_AMOUNT = /(?<![\d.,-])(\d{1,3}(?:,\d{3})+|\d{4,9})(?![\d%.,-]|\s*(?:年|月|日|号|位|期))/;
const YEAR = /^(?:19|20)\d\d$/;

/** A bare number beside a term, where a rate is asked for, is the sum. */
function withBareAmount(slots: KnowledgeQuestion['slots'], { text }: KnowledgeQuestion, aspects: readonly Aspect[]): KnowledgeQuestion['slots'] {
  const [, number] = BARE_AMOUNT.exec(text.normalize('NFKC')) ?? [];
  if (number === undefined || YEAR.test(number) || slots.amount !== undefined || slots.term === undefined || !aspects.includes('rate')) return slots;
  return { ...slots, amount: Number(number.replaceAll(',', '')) };
}

function withCurrency({ slots, text }: KnowledgeQuestion): KnowledgeQuestion['slots'] {
  const named = CURRENCIES.find(([word]) => word.test(text));
  return slots.currency === undefined && named ? { ...slots, currency: named[1] } : slots;
}
