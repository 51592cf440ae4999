import { inLanguage, type ItemOf, type Language } from '@lobby/contracts';
import { wordsOf } from '../../faq/tokens.ts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { cached } from './cached.ts';
import { nameForm, namesIn, namesOf, productsNamed } from './productNames.ts';

/** A fact as it can be named: its own title, the names of its product, what is said beside it (note, waiver), and the products those texts mention. */
export type Nameable = { id: string; product: string; title: string; names: readonly string[]; aside: string; titleWords: readonly string[]; isPrice: boolean; isBusiness: boolean; mentions: { title: ReadonlySet<string>; aside: ReadonlySet<string> } };
export type FactKind = 'fee' | 'rate';

export const SHORTEST_WORD = 2;

const nameables = new WeakMap<ContentIndex, Map<string, Nameable[]>>();

export const nameablesOf = (kind: FactKind, index: ContentIndex, language: Language): Nameable[] =>
  cached(nameables, index, `${kind} ${language}`, () => index.of(kind).map(({ item }) => nameable(item, index, language)));

function nameable(item: ItemOf<'fee'> | ItemOf<'rate'>, index: ContentIndex, language: Language): Nameable {
  const product = index.find('product', item.body.product);
  const own = product ? namesOf(product.item, language) : [];
  // What stands in brackets ("至2026年11月30日") names no fact.
  const title = nameForm(inLanguage(item.title, language).replace(/[（(][^）)]*[）)]/g, ''), language);
  const aside = [item.body.note, item.kind === 'fee' ? item.body.waiver : undefined].map((t) => (t ? nameForm(inLanguage(t, language), language) : '')).join(' ');
  const beside = own.toSorted((a, b) => b.length - a.length).reduce((t, name) => t.replaceAll(name, ' '), title);
  const mentioned = (text: string) => new Set([...productsNamed(text, index, language).found.flatMap((c) => c.products), ...beginningsOf(text, index, language)]);
  return { id: item.id, product: item.body.product, isPrice: item.kind === 'rate' && item.body.per === 'unit', isBusiness: product?.item.body.attributes.business === true, title, names: own, aside, mentions: { title: mentioned(title), aside: mentioned(aside) }, titleWords: wordsOf(beside).filter((w) => w.length >= SHORTEST_WORD) };
}

/** A name that a longer one begins with is mentioned too ("房贷" in "房贷提前还款"); one that it ends with is not ("金卡" in "白金卡"). */
function beginningsOf(text: string, index: ContentIndex, language: Language): string[] {
  const found = namesIn(index, language).filter(([name]) => text.includes(name));
  return found.flatMap(([name, products]) => (found.some(([longer]) => longer !== name && longer.startsWith(name)) ? products : []));
}
