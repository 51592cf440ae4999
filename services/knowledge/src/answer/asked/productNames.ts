import type { ItemOf, Language } from '@lobby/contracts';
import { bareText, normalise } from '../../faq/normalise.ts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { cached } from './cached.ts';

/** Products that a name stands for (several may share an alias), all the names they go by, and the very name that stood in the text. */
export type NamedProducts = { products: readonly string[]; names: readonly string[]; said?: string };

const SHORTEST_NAME = 2;

/** Products whose title or alias stands in the text, longest name first, and the text without those names. */
export function productsNamed(text: string, index: ContentIndex, language: Language): { found: NamedProducts[]; rest: string } {
  const whole = comparable(text, language);
  const present = namesIn(index, language).flatMap(([name, products]) => { const said = saidIn(whole, name, language); return said === undefined ? [] : [{ name, products, said, at: whole.indexOf(said) }]; });
  let rest = whole;
  const found: NamedProducts[] = [];
  // Of two names as long as each other that overlap ("汇款到境外手续费") the one that begins first is read.
  for (const { name, products, said } of present.toSorted((a, b) => b.name.length - a.name.length || a.at - b.at)) {
    if (!rest.includes(said)) continue;
    found.push({ ...namedProducts(products, index, language), said: name });
    rest = rest.replaceAll(said, ' ');
  }
  return { found, rest };
}

const saidIn = (text: string, name: string, language: Language): string | undefined => (language === 'zh' ? [name] : [` ${name} `, ` ${name}s `]).find((n) => text.includes(n));

export const namedProducts = (products: readonly string[], index: ContentIndex, language: Language): NamedProducts =>
  ({ products, names: products.flatMap((id) => { const product = index.find('product', id); return product ? namesOf(product.item, language) : []; }) });

/** The form in which names are looked for: Chinese without spaces, English as words between spaces, so that "app" is not found in "apply". */
export const comparable = (text: string, language: Language): string => (language === 'zh' ? bareText(text) : ` ${normalise(text).replace(/[^\p{L}\p{N}%]+/gu, ' ').trim()} `);
export const nameForm = (text: string, language: Language): string => comparable(text, language).trim();

const names = new WeakMap<ContentIndex, Map<Language, [string, string[]][]>>();

/** Every name of every product, longest first. */
export function namesIn(index: ContentIndex, language: Language): [string, string[]][] {
  return cached(names, index, language, () => {
    const byName = new Map<string, string[]>();
    for (const { item } of index.of('product')) for (const name of namesOf(item, language)) byName.set(name, [...(byName.get(name) ?? []), item.id]);
    return [...byName].toSorted(([a], [b]) => b.length - a.length);
  });
}

export const namesOf = (item: ItemOf<'product'>, language: Language): string[] =>
  [...new Set([item.title[language] ?? item.title.zh, ...item.body.aliases[language]].map((n) => nameForm(n, language)))].filter((n) => n.length >= SHORTEST_NAME);
