import type { Language } from '@lobby/contracts';
import { normalise } from '../../faq/normalise.ts';
import { wordsOf } from '../../faq/tokens.ts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import type { AnswerContext } from '../context.ts';
import { saidBy, type Concept } from './closeness.ts';
import { foreignPlaceIn, saidAsAbroad } from './foreignPlaces.ts';
import { SHORTEST_WORD, type Nameable } from './nameables.ts';
import { comparable, namedProducts, productsNamed, type NamedProducts } from './productNames.ts';
import { topicTitle } from './topicTitle.ts';

const PRODUCT_WEIGHT = 2;
/** The product named first is the one spoken of: "全球卡在国外刷卡" is about the card. */
const FIRST_PRODUCT_WEIGHT = 2.4;
const WORD_WEIGHT = { least: 0.3, most: 2 };
const ENOUGH_CONCEPTS = 2;
/** Words that many facts share ("贷款") name none of them. */
const ENOUGH_WEIGHT = 1;
const TERM = /[一二两三四五六七八九十半\d]+个?(?:年|月|天|期|周)期?/g;

/**
 * Products named in the text, longest name first, those the dialogue speaks of, and then the words that are left as far as facts use them. A product of which no
 * fact of the kind tells anything does not count: the salary card's cash fee is the debit card's.
 */
export function conceptsOf(context: AnswerContext, facts: readonly Nameable[]): Concept[] {
  const { question, index, language } = context;
  const text = withoutAmounts(saidAsAbroad(question.text, language) ?? question.text);
  const named = productsNamed(text, index, language);
  const [found, rest] = [named.found.map(asConcept), named.rest];
  const spoken = question.products.filter((id) => !found.some((c) => c.products.includes(id))).map((id) => asConcept(namedProducts([id], index, language))).filter((c) => firstAt(c, text, language) === Infinity);
  const products = [...found, ...spoken].filter((c) => !isPlace(c, index));
  const places = placeConcept(found.filter((c) => isPlace(c, index)).flatMap((c) => c.names), facts);
  const told = products.filter((c) => facts.some((f) => saidBy(f, c) > 0)).toSorted((a, b) => firstAt(a, text, language) - firstAt(b, text, language));
  const foreign = foreignConcept(context).filter((c) => facts.some((f) => saidBy(f, c) > 0));
  // Where a product that was named has no such fact, one common word ("年费") is too little to answer with another's.
  const more = [...places, ...wordConcepts(rest, products.length === 0, context, facts)];
  if (told.length < products.length && told.length + more.length < ENOUGH_CONCEPTS) return [];
  if (told.length === 0 && [...foreign, ...more].reduce((sum, w) => sum + w.weight, 0) < ENOUGH_WEIGHT) return [];
  return [...alternatives(told, index).map((c, i) => (i === 0 ? { ...c, weight: FIRST_PRODUCT_WEIGHT } : c)), ...foreign, ...more];
}

const asConcept = (named: NamedProducts): Concept => ({ ...named, weight: PRODUCT_WEIGHT });

/** "汇10万人民币到国外" names 汇到国外: what is counted stands between the words of a name. */
const withoutAmounts = (text: string): string => text.normalize('NFKC').replace(/\d[\d,.]*\s*[万千百亿wk]?\s*(?:元|块钱?|人民币|美元|美金|港币|欧元|英镑|日元)?|(?<=\s)(?:yuan|rmb|cny)(?=\s)/gi, '');

function wordConcepts(rest: string, noProduct: boolean, context: AnswerContext, facts: readonly Nameable[]): Concept[] {
  // Who says no more than the topic's own name ("存款利率") means none of its facts in particular, however many of them carry it ("活期存款利率").
  const general = noProduct ? comparable(topicTitle(context), context.language) : '';
  const words = [...new Set(wordsOf(rest.replace(TERM, ' ')))].filter((w) => w.length >= SHORTEST_WORD && !/\d/.test(w) && !ASKING.has(w) && !general.includes(w));
  return [...words, ...otherWordsFor(rest, context.index)].flatMap((word) => wordConcept(word, facts));
}
/** Words that only ask, and name no fact. */
const ASKING = new Set(['收费', '费用', '价格', '多少钱', '一笔', '一次', '怎么算', '怎么收', '现在', '目前', '今天', '利率', '利息', '年利率', '收益', '收益率', 'fee', 'charge', 'cost', 'price', 'much', 'current', 'rate', 'interest', 'yield', 'return', 'year', 'month']);

function wordConcept(word: string, facts: readonly Nameable[]): Concept[] {
  const having = facts.filter((f) => saidBy(f, { names: [word], products: [], weight: 1 }) > 0).length;
  const weight = Math.min(WORD_WEIGHT.most, Math.max(WORD_WEIGHT.least, Math.log((facts.length + 1) / (having + 1))));
  return having === 0 ? [] : [{ names: [word], products: [], weight }];
}

/** A term with this tag is what the bank calls a thing that customers call by its aliases ("他行" is 跨行). */
const SYNONYM = 'synonym';
/** "往国外汇" names 汇款 by the verb alone. */
const REMITS = /汇(?![率款丰兑总])/;

function otherWordsFor(text: string, index: ContentIndex): string[] {
  const terms = index.of('term').filter(({ item }) => item.tags.includes(SYNONYM) && [...item.body.aliases.zh, ...item.body.aliases.en].some((alias) => text.includes(normalise(alias))));
  return [...terms.map(({ item }) => normalise(item.title.zh)), ...(REMITS.test(text) ? ['汇款'] : [])];
}

/** How facts about other currencies and countries name themselves. */
export const FOREIGN: Readonly<Record<Language, readonly string[]>> = { zh: ['外币', '外汇', '境外'], en: ['foreign', 'outward'] };

/** Whether the question speaks of another country or currency. */
export const saysAbroad = (context: AnswerContext): boolean => foreignConcept(context).length > 0 || ABROAD.test(context.question.text);
const ABROAD = /境外|国外|海外|出国|外币|外汇|现汇|现钞|货币|电报|abroad|overseas|foreign|outward|currenc|swift|cable/i;

function foreignConcept({ question, language }: AnswerContext): Concept[] {
  const abroad = (typeof question.slots.currency === 'string' && question.slots.currency !== 'CNY') || foreignPlaceIn(question.text, language) !== undefined;
  return abroad ? [{ names: FOREIGN[language], products: [], weight: WORD_WEIGHT.most }] : [];
}

/** A counter, a cash machine or the app is where a thing is done: it tells facts apart ("网点跨行转账") and has hardly any of its own. */
const isPlace = (c: Concept, index: ContentIndex): boolean => c.products.every((id) => index.find('product', id)?.item.body.category === 'channel');

/** Several places are alternatives: "柜台和网银各多少" asks for the fees of both. */
function placeConcept(names: readonly string[], facts: readonly Nameable[]): Concept[] {
  const having = facts.filter((f) => names.some((n) => f.title.includes(n))).length;
  return having === 0 ? [] : [{ names, products: [], weight: Math.min(WORD_WEIGHT.most, Math.log((facts.length + 1) / (having + 1))) }];
}

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

function firstAt({ names }: NamedProducts, text: string, language: Language): number {
  const places = names.map((n) => comparable(text, language).indexOf(n)).filter((at) => at >= 0);
  return places.length === 0 ? Infinity : Math.min(...places);
}
