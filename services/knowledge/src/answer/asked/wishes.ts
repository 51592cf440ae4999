import { inLanguage, type Language } from '@lobby/contracts';
import { cached } from './cached.ts';
import { saidAsAbroad } from './foreignPlaces.ts';
import { bareText } from '../../faq/normalise.ts';
import { isValidOn, type ContentIndex, type Released } from '../../releases/contentIndex.ts';
import { moneyWords } from '../../wording/money.ts';
import { say, type AnswerContext } from '../context.ts';

/** A property the customer wishes for, in the bank's words: any of the attributes fulfils it. */
export type Wish = { title: string; attributes: string[]; /** What the bank means by it, where the words could promise more. */ meaning?: string };

type WishContext = Pick<AnswerContext, 'question' | 'index' | 'language' | 'asOf'>;

const RISK_CLASS = /r([1-5])(?![\d])/gi;
const RISK_CEILING = /r([1-5])(?:及?以下|以内|或以下|\s?or (?:lower|below|less))|(?:不超过|不高于|up to|below|at most)\s?r([1-5])/i;
const RISK_CLASSES = ['R1', 'R2', 'R3', 'R4', 'R5'];

type NamedTerm = { term: Released<'term'>; name: string };
const wishNamesOf = new WeakMap<ContentIndex, Map<Language, readonly NamedTerm[]>>();

/** The names of all terms that stand for an attribute or a kind, longest first. Folded once per release: every written answer that is weighed asks for them. */
const wishNames = (index: ContentIndex, language: Language): readonly NamedTerm[] => cached(wishNamesOf, index, language, () =>
  index.of('term').filter((term) => term.item.tags.some((tag) => /^(attribute|category):/.test(tag)))
    .flatMap((term) => [term.item.title[language] ?? term.item.title.zh, ...term.item.body.aliases[language]].map((name) => ({ term, name: bareText(name) })))
    .toSorted((a, b) => b.name.length - a.name.length));

/** What the words wish for: terms that stand for attributes and kinds of product, a ceiling of risk, and an amount that must be enough to begin with. */
export function wishesIn(context: WishContext): { wishes: Wish[]; categories: string[] } {
  const { question, index, language, asOf } = context;
  let text = bareText(saidAsAbroad(question.text, language) ?? question.text);
  const terms = new Map<string, NamedTerm['term']>();
  for (const { term, name } of wishNames(index, language)) {
    if (name === '' || !isValidOn(term.item, asOf) || !text.includes(name)) continue;
    terms.set(term.item.id, term);
    text = text.replaceAll(name, '\u0000');
  }
  const tagged = (prefix: string, tags: readonly string[]) => tags.filter((t) => t.startsWith(prefix)).map((t) => t.slice(prefix.length));
  const named = [...terms.values()].map(({ item }) => ({ title: item.title[language] ?? item.title.zh, attributes: tagged('attribute:', item.tags), meaning: inLanguage(item.body.meaning, language) })).filter((w) => w.attributes.length > 0);
  const categories = [...terms.values()].flatMap(({ item }) => tagged('category:', item.tags));
  return { wishes: [...named, ...riskWish(context), ...(categories.length > 0 ? amountWish(context) : [])], categories };
}

/** Every word for a property of products. */
export const propertyWords = (index: ContentIndex, language: Language): string[] =>
  index.of('term').filter(({ item }) => item.tags.some((t) => t.startsWith('attribute:'))).flatMap(({ item }) => [item.title[language] ?? item.title.zh, ...item.body.aliases[language]]);

function riskWish({ question, language }: WishContext): Wish[] {
  const match = RISK_CEILING.exec(question.text.normalize('NFKC'));
  const ceiling = Number(match?.[1] ?? match?.[2] ?? 0);
  if (ceiling > 0) return [{ title: say(language, `风险 R${ceiling} 及以下`, `risk up to R${ceiling}`), attributes: RISK_CLASSES.slice(0, ceiling).map((r) => `risk=${r}`) }];
  const exact = riskClassIn(question.text);
  return exact === undefined ? [] : [{ title: say(language, `风险等级 R${exact}`, `risk class R${exact}`), attributes: [`risk=R${exact}`] }];
}

/** The risk class a text names; the last, where a question is put again with another ("R3的理财我能买吗 那R2呢"). */
export const riskClassIn = (text: string): string | undefined => [...text.normalize('NFKC').matchAll(RISK_CLASS)].at(-1)?.[1];

/** "1 万块能买什么理财": every least amount of the release that the sum reaches fulfils the wish. */
function amountWish({ question, index, language }: WishContext): Wish[] {
  const { amount, currency } = question.slots;
  if (typeof amount !== 'number' || (typeof currency === 'string' && currency !== 'CNY')) return [];
  const reached = leastAmounts(index).filter((least) => least <= amount);
  return reached.length === 0 ? [] : [{ title: say(language, `${moneyWords(amount, language)}够起点`, `${moneyWords(amount, language)} is enough`), attributes: reached.map((n) => `min_amount=${n}`) }];
}

const leastAmounts = (index: ContentIndex): number[] => [...new Set(index.of('product').flatMap(({ item }) => (typeof item.body.attributes.min_amount === 'number' ? [item.body.attributes.min_amount] : [])))];
