import { inLanguage, type ItemOf, type Language } from '@lobby/contracts';
import { bareText, normalise } from '../../faq/normalise.ts';
import { wordsOf } from '../../faq/tokens.ts';
import { isValidOn, type ContentIndex } from '../../releases/contentIndex.ts';
import type { AnswerContext } from '../context.ts';
import { topicTitle } from './topicTitle.ts';

/** Something the question names: a product by one of its names, or a word that the bank's facts use. Any of the names stands for it. */
export type Concept = { names: readonly string[]; products: readonly string[]; weight: number; /** The very name that stood in the text. */ said?: string };
/** A fact as it can be named: its own title, the names of its product, what is said beside it (note, waiver), and the products those texts mention. */
type Nameable = { id: string; product: string; title: string; names: readonly string[]; aside: string; titleWords: readonly string[]; isPrice: boolean; isBusiness: boolean; mentions: { title: ReadonlySet<string>; aside: ReadonlySet<string> } };
export type NamedFact = { id: string; product: string; closeness: number };
type FactKind = 'fee' | 'rate';

const PRODUCT_WEIGHT = 2;
/** The product named first is the one spoken of: "全球卡在国外刷卡" is about the card. */
const FIRST_PRODUCT_WEIGHT = 2.4;
const WORD_WEIGHT = { least: 0.3, most: 2 };
/** How well belonging to the product, a name in the title, in the product's names, in the note says that the fact is meant. */
const SAID_BY = { own: 1, ownOther: 0.9, mention: 0.8, title: 1, product: 0.9, aside: 0.7 };
/** A word of the title that nobody asked for ("境外") makes the fact a little less likely to be meant. */
const UNASKED = { each: 0.03, most: 2 };
/** Below this share the words name no fact well enough. */
const ENOUGH = 0.6;
/** Facts this near to the best are meant as well. */
const NEARLY = 0.06;
/** A fact outside the topic must be named this much better than any inside. */
const FAR_BETTER = 0.15;
const SHORTEST_NAME = 2;

/**
 * The facts of a kind that the question's words name, best first, valid on the date; empty when the words name none clearly. Every product and every word
 * named is one concept and counts once, so "涟漪贷提前还款违约金" is the fact that has all three and not the one whose title repeats one of them.
 */
export function namedFacts(kind: FactKind, context: AnswerContext, among?: ReadonlySet<string>): NamedFact[] {
  const facts = nameablesOf(kind, context.index, context.language).filter((f) => (!f.isBusiness || OF_A_FIRM.test(context.question.text)) && isValidOn(context.index.get(f.id)?.item ?? NEVER, context.asOf) && !(f.isPrice && EARNS.test(context.question.text)));
  const concepts = conceptsOf(context, facts);
  const asked = comparable(context.question.text, context.language);
  const scored = facts.filter((f) => !isOnlyAside(f, concepts)).map((f) => ({ id: f.id, product: f.product, closeness: closenessOf(f, concepts, asked) })).toSorted((a, b) => b.closeness - a.closeness);
  const topical = among === undefined ? scored : scored.filter((f) => among.has(f.product));
  const chosen = (topical[0]?.closeness ?? 0) >= (scored[0]?.closeness ?? 0) - FAR_BETTER ? topical : scored;
  const best = chosen[0]?.closeness ?? 0;
  return best < ENOUGH ? [] : chosen.filter((f) => f.closeness >= best - NEARLY - 1e-9);
}
/** Who asks what money earns does not ask what a currency costs. */
const EARNS = /存|利息|interest|deposit/i;
/** Who does not speak of a firm is a private customer: "柜台转账" is not the company's remittance. */
export const OF_A_FIRM = /公司|企业|单位|对公|公户|商户|商家|个体|老板|店|小微|收款码|收单|代发|税|经营|生意|business|company|firm|corporate|merchant|payroll|shop|tax/i;
const NEVER = { validFrom: '9999-12-31' };

function closenessOf(fact: Nameable, concepts: readonly Concept[], asked: string): number {
  const whole = concepts.reduce((sum, c) => sum + c.weight, 0);
  const said = concepts.reduce((sum, c) => sum + c.weight * saidBy(fact, c), 0);
  const unasked = fact.titleWords.filter((word) => !asked.includes(word)).length;
  return said / whole - UNASKED.each * Math.min(UNASKED.most, unasked);
}

/** A fact in whose note alone the words stand ("代发工资客户免收") tells nothing of them. */
const isOnlyAside = (fact: Nameable, concepts: readonly Concept[]): boolean => concepts.every((c) => saidBy(fact, c) <= SAID_BY.aside);

function saidBy(fact: Nameable, concept: Concept): number {
  if (concept.products.length > 0) return saidByProduct(fact, concept);
  if (concept.names.some((n) => fact.title.includes(n))) return SAID_BY.title;
  if (concept.names.some((n) => fact.names.some((own) => own.includes(n)))) return SAID_BY.product;
  return concept.names.some((n) => fact.aside.includes(n)) ? SAID_BY.aside : 0;
}

/** A shorter name inside a longer one ("金卡" in "白金卡") is no mention: texts are read for the longest names first. */
function saidByProduct(fact: Nameable, { products, said }: Concept): number {
  // Of several facts of one product ("滞纳金", "补寄账单") the one that carries the name comes before the others.
  if (products.includes(fact.product)) return said === undefined || fact.title.includes(said) ? SAID_BY.own : SAID_BY.ownOther;
  if (products.some((id) => fact.mentions.title.has(id))) return SAID_BY.mention;
  return products.some((id) => fact.mentions.aside.has(id)) ? SAID_BY.aside : 0;
}

/**
 * Products named in the text, longest name first, those the dialogue speaks of, and then the words that are left as far as facts use them. A product of which no
 * fact of the kind tells anything does not count: the salary card's cash fee is the debit card's.
 */
function conceptsOf(context: AnswerContext, facts: readonly Nameable[]): Concept[] {
  const { question, index, language } = context;
  const text = withoutAmounts(question.text);
  const { found, rest } = productsNamed(text, index, language);
  const spoken = question.products.filter((id) => !found.some((c) => c.products.includes(id))).map((id) => productConcept([id], index, language)).filter((c) => firstAt(c, text, language) === Infinity);
  const products = [...found, ...spoken].filter((c) => !isPlace(c, index));
  const places = placeConcept(found.filter((c) => isPlace(c, index)).flatMap((c) => c.names), facts);
  const told = products.filter((c) => facts.some((f) => saidBy(f, c) > 0)).toSorted((a, b) => firstAt(a, text, language) - firstAt(b, text, language));
  // Who says no more than the topic's own name ("存款利率") means none of its facts in particular, however many of them carry it ("活期存款利率").
  const general = products.length === 0 ? comparable(topicTitle(context), language) : '';
  const words = [...new Set(wordsOf(rest.replace(TERM, ' ')))].filter((w) => w.length >= SHORTEST_NAME && !/\d/.test(w) && !ASKING.has(w) && !general.includes(w)).concat(otherWordsFor(rest, index)).flatMap((word) => wordConcept(word, facts));
  const foreign = typeof question.slots.currency === 'string' && question.slots.currency !== 'CNY' ? [{ names: FOREIGN[language], products: [], weight: WORD_WEIGHT.most }].filter((c) => facts.some((f) => saidBy(f, c) > 0)) : [];
  // Where a product that was named has no such fact, one common word ("年费") is too little to answer with another's.
  const more = [...places, ...words];
  if (told.length < products.length && told.length + more.length < ENOUGH_CONCEPTS) return [];
  if (told.length === 0 && [...foreign, ...more].reduce((sum, w) => sum + w.weight, 0) < ENOUGH_WEIGHT) return [];
  return [...alternatives(told, index).map((c, i) => (i === 0 ? { ...c, weight: FIRST_PRODUCT_WEIGHT } : c)), ...foreign, ...more];
}

/** A counter, a cash machine or the app is where a thing is done: it tells facts apart ("网点跨行转账") and has hardly any of its own. */
const isPlace = (c: Concept, index: ContentIndex): boolean => c.products.every((id) => index.find('product', id)?.item.body.category === 'channel');

/** Several places are alternatives: "柜台和网银各多少" asks for the fees of both. */
function placeConcept(names: readonly string[], facts: readonly Nameable[]): Concept[] {
  const having = facts.filter((f) => names.some((n) => f.title.includes(n))).length;
  return having === 0 ? [] : [{ names, products: [], weight: Math.min(WORD_WEIGHT.most, Math.log((facts.length + 1) / (having + 1))) }];
}

/** A term with this tag is what the bank calls a thing that customers call by its aliases ("他行" is 跨行). */
const SYNONYM = 'synonym';
/** "往国外汇" names 汇款 by the verb alone. */
const REMITS = /汇(?![率款丰兑总])/;

function otherWordsFor(text: string, index: ContentIndex): string[] {
  const terms = index.of('term').filter(({ item }) => item.tags.includes(SYNONYM) && [...item.body.aliases.zh, ...item.body.aliases.en].some((alias) => text.includes(normalise(alias))));
  return [...terms.map(({ item }) => normalise(item.title.zh)), ...(REMITS.test(text) ? ['汇款'] : [])];
}

const ENOUGH_CONCEPTS = 2;
/** Words that many facts share ("贷款") name none of them. */
const ENOUGH_WEIGHT = 1;
const TERM = /[一二两三四五六七八九十半\d]+个?(?:年|月|天|期|周)期?/g;

/** "汇10万人民币到国外" names 汇到国外: what is counted stands between the words of a name. */
const withoutAmounts = (text: string): string => text.normalize('NFKC').replace(/\d[\d,.]*\s*[万千百亿wk]?\s*(?:元|块钱?|人民币|美元|美金|港币|欧元|英镑|日元)?|(?<=\s)(?:yuan|rmb|cny)(?=\s)/gi, '');
/** Words that only ask, and name no fact. */
const ASKING = new Set(['收费', '费用', '价格', '多少钱', '一笔', '一次', '怎么算', '怎么收', '现在', '目前', '今天', '利率', '利息', '年利率', '收益', '收益率', 'fee', 'charge', 'cost', 'price', 'much', 'current', 'rate', 'interest', 'yield', 'return', 'year', 'month']);
/** How facts about other currencies name themselves. */
const FOREIGN: Readonly<Record<Language, readonly string[]>> = { zh: ['外币', '外汇', '境外'], en: ['foreign', 'outward'] };
/** Services are conditions of what is asked ("提前还款" of a loan), products of one other kind are alternatives ("金卡跟白金卡"). */
const SERVICE_CATEGORIES = new Set(['card_service', 'service', 'transfer', 'channel', 'fx']);

function alternatives(concepts: readonly Concept[], index: ContentIndex): Concept[] {
  const kindOf = (c: Concept) => { const category = index.find('product', c.products[0] ?? '')?.item.body.category ?? ''; return SERVICE_CATEGORIES.has(category) ? '' : category; };
  const merged: Concept[] = [];
  for (const concept of concepts) {
    const at = merged.findIndex((m) => kindOf(m) !== '' && kindOf(m) === kindOf(concept));
    const before = merged[at];
    if (before) merged[at] = { names: [...before.names, ...concept.names], products: [...before.products, ...concept.products], weight: before.weight };
    else merged.push(concept);
  }
  return merged;
}

function firstAt({ names }: Concept, text: string, language: Language): number {
  const places = names.map((n) => comparable(text, language).indexOf(n)).filter((at) => at >= 0);
  return places.length === 0 ? Infinity : Math.min(...places);
}

function wordConcept(word: string, facts: readonly Nameable[]): Concept[] {
  const having = facts.filter((f) => saidBy(f, { names: [word], products: [], weight: 1 }) > 0).length;
  const weight = Math.min(WORD_WEIGHT.most, Math.max(WORD_WEIGHT.least, Math.log((facts.length + 1) / (having + 1))));
  return having === 0 ? [] : [{ names: [word], products: [], weight }];
}

const productConcept = (products: readonly string[], index: ContentIndex, language: Language): Concept =>
  ({ products, names: products.flatMap((id) => { const product = index.find('product', id); return product ? namesOf(product.item, language) : []; }), weight: PRODUCT_WEIGHT });

/** Products whose title or alias stands in the text (several may share an alias), and the text without those names. */
export function productsNamed(text: string, index: ContentIndex, language: Language): { found: Concept[]; rest: string } {
  let rest = comparable(text, language);
  const found: Concept[] = [];
  for (const [name, products] of namesIn(index, language)) {
    const said = language === 'zh' ? name : [` ${name} `, ` ${name}s `].find((n) => rest.includes(n));
    if (said === undefined || !rest.includes(said)) continue;
    found.push({ ...productConcept(products, index, language), said: name });
    rest = rest.replaceAll(said, ' ');
  }
  return { found, rest };
}

/** The form in which names are looked for: Chinese without spaces, English as words between spaces, so that "app" is not found in "apply". */
const comparable = (text: string, language: Language): string => (language === 'zh' ? bareText(text) : ` ${normalise(text).replace(/[^\p{L}\p{N}%]+/gu, ' ').trim()} `);
const nameForm = (text: string, language: Language): string => comparable(text, language).trim();

const names = new WeakMap<ContentIndex, Map<Language, [string, string[]][]>>();

/** Every name of every product, longest first. */
function namesIn(index: ContentIndex, language: Language): [string, string[]][] {
  return cached(names, index, language, () => {
    const byName = new Map<string, string[]>();
    for (const { item } of index.of('product')) for (const name of namesOf(item, language)) byName.set(name, [...(byName.get(name) ?? []), item.id]);
    return [...byName].toSorted(([a], [b]) => b.length - a.length);
  });
}

const namesOf = (item: ItemOf<'product'>, language: Language): string[] =>
  [...new Set([item.title[language] ?? item.title.zh, ...item.body.aliases[language]].map((n) => nameForm(n, language)))].filter((n) => n.length >= SHORTEST_NAME);

const nameables = new WeakMap<ContentIndex, Map<string, Nameable[]>>();

function nameablesOf(kind: FactKind, index: ContentIndex, language: Language): Nameable[] {
  return cached(nameables, index, `${kind} ${language}`, () => index.of(kind).map(({ item }) => nameable(item, index, language)));
}

function nameable(item: ItemOf<'fee'> | ItemOf<'rate'>, index: ContentIndex, language: Language): Nameable {
  const product = index.find('product', item.body.product);
  const own = product ? namesOf(product.item, language) : [];
  // What stands in brackets ("至2026年11月30日") names no fact.
  const title = nameForm(inLanguage(item.title, language).replace(/[（(][^）)]*[）)]/g, ''), language);
  const aside = [item.body.note, item.kind === 'fee' ? item.body.waiver : undefined].map((t) => (t ? nameForm(inLanguage(t, language), language) : '')).join(' ');
  const beside = own.toSorted((a, b) => b.length - a.length).reduce((t, name) => t.replaceAll(name, ' '), title);
  const mentioned = (text: string) => new Set([...productsNamed(text, index, language).found.flatMap((c) => c.products), ...beginningsOf(text, index, language)]);
  return { id: item.id, product: item.body.product, isPrice: item.kind === 'rate' && item.body.per === 'unit', isBusiness: product?.item.body.attributes.business === true, title, names: own, aside, mentions: { title: mentioned(title), aside: mentioned(aside) }, titleWords: wordsOf(beside).filter((w) => w.length >= SHORTEST_NAME) };
}

/** A name that a longer one begins with is mentioned too ("房贷" in "房贷提前还款"); one that it ends with is not ("金卡" in "白金卡"). */
function beginningsOf(text: string, index: ContentIndex, language: Language): string[] {
  const found = namesIn(index, language).filter(([name]) => text.includes(name));
  return found.flatMap(([name, products]) => (found.some(([longer]) => longer !== name && longer.startsWith(name)) ? products : []));
}

function cached<K, V>(store: WeakMap<ContentIndex, Map<K, V>>, index: ContentIndex, key: K, make: () => V): V {
  const own = store.get(index) ?? new Map<K, V>();
  store.set(index, own);
  const known = own.get(key);
  if (known !== undefined) return known;
  const made = make();
  own.set(key, made);
  return made;
}
