import type { NamedProducts } from './productNames.ts';
import type { Nameable } from './nameables.ts';

/** Something the question names: a product by one of its names, or a word that the bank's facts use. Any of the names stands for it. */
export type Concept = NamedProducts & { weight: number };

/** How well belonging to the product, a name in the title, in the product's names, in the note says that the fact is meant. */
const SAID_BY = { own: 1, ownOther: 0.9, mention: 0.8, title: 1, product: 0.9, aside: 0.7 };
/** A word of the title that nobody asked for ("加急") makes the fact a little less likely to be meant. */
const UNASKED = { each: 0.03, most: 2 };
/** A fact about other countries or currencies of which nothing was said: a good deal less likely than the same at home. */
const UNASKED_ABROAD = 0.12;
/** Facts this near to the best are meant as well. */
export const NEARLY = 0.06;

/** The share of the concepts' weight that the fact carries, less a little for words nobody asked for. @param abroad words for other countries, where the question speaks of none */
export function closenessOf(fact: Nameable, concepts: readonly Concept[], asked: string, abroad: readonly string[] = []): number {
  const whole = concepts.reduce((sum, c) => sum + c.weight, 0);
  const said = concepts.reduce((sum, c) => sum + c.weight * saidBy(fact, c), 0);
  const unasked = fact.titleWords.filter((word) => !asked.includes(word)).length;
  const elsewhere = abroad.some((word) => fact.title.includes(word)) ? UNASKED_ABROAD : 0;
  return said / whole - UNASKED.each * Math.min(UNASKED.most, unasked) - elsewhere;
}

/** A fact in whose note alone the words stand ("代发工资客户免收") tells nothing of them. */
export const isOnlyAside = (fact: Nameable, concepts: readonly Concept[]): boolean => concepts.every((c) => saidBy(fact, c) <= SAID_BY.aside);

export function saidBy(fact: Nameable, concept: Concept): number {
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
