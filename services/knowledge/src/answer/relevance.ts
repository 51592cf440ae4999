import { tokensOf } from '../faq/tokens.ts';

/**
 * Of several facts of one kind (annual, replacement, late fee …) those that the question's words name. A fact is named when its title shares more
 * with the question than the titles of the others do; words that all titles share (the product's name) say nothing.
 * @returns all of them when the question names none
 */
export function namedBy<T>(question: string, facts: readonly T[], titleOf: (fact: T) => string): T[] {
  if (facts.length <= 1) return [...facts];
  const asked = new Set(tokensOf(question));
  const titles = facts.map((fact) => new Set(tokensOf(titleOf(fact))));
  const shared = (token: string) => titles.every((t) => t.has(token));
  const scores = titles.map((tokens) => [...tokens].filter((t) => asked.has(t) && !shared(t)).length);
  const best = Math.max(...scores);
  return best === 0 ? [...facts] : facts.filter((_f, i) => scores[i] === best);
}
