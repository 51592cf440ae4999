import type { KnowledgeQuestion } from '@lobby/contracts';

/** What products of a kind are set in order by. */
export type Measure = 'rate' | 'annual_fee' | 'credit' | 'min';
export type Superlative = { measure: Measure; wants: 'lowest' | 'highest' };

const LOW = /最(?:低|便宜|少|小|省|优惠)|\b(?:lowest|cheapest|smallest|least expensive|minimum)\b/i;
const HIGH = /最(?:高|贵|多|大)|\b(?:highest|largest|biggest|most expensive|maximum)\b/i;
/** Good for whom it is: what one pays shall be low, what one earns high. */
const BEST = /最(?:划算|合算|值|好|实惠)|\bbest\b/i;
const MEASURES: readonly (readonly [Measure, RegExp])[] = [
  ['min', /起购|起存|起投|门槛|起点|\bminimum (?:amount|deposit|investment)|start with/i], ['annual_fee', /年费|annual fee|yearly fee/i], ['credit', /额度|credit limit|\blimits?\b/i],
  ['rate', /利率|利息|年化|收益|息|\b(?:interest|rates?|yield|apr)\b/i],
];
/** What "cheap" means where it is not said. */
const PRICE_OF: Readonly<Record<string, Measure>> = { credit_card: 'annual_fee', loan: 'rate', mortgage: 'rate' };
const PAID = new Set(['loan', 'mortgage', 'credit_card']);

/** "利率最低的贷款", "cheapest credit card": the measure and the end of it that is wanted; null where nothing is compared. */
export function superlativeIn({ text }: Pick<KnowledgeQuestion, 'text'>, categories: readonly string[]): Superlative | null {
  const best = BEST.test(text);
  if (!best && !LOW.test(text) && !HIGH.test(text)) return null;
  const priced = PRICE_OF[categories[0] ?? ''];
  const measure = MEASURES.find(([, words]) => words.test(text))?.[0] ?? (/便宜|贵|省|cheap|expensive/i.test(text) ? priced : undefined);
  if (measure === undefined) return null;
  const pays = measure === 'annual_fee' || measure === 'min' || (measure === 'rate' && categories.some((c) => PAID.has(c)));
  return { measure, wants: best && !LOW.test(text) && !HIGH.test(text) ? (pays ? 'lowest' : 'highest') : LOW.test(text) ? 'lowest' : 'highest' };
}
