import { inLanguage, type Facts, type Language, type Verdict } from '@lobby/contracts';
import { groupBy } from '../groupBy.ts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { moneyWords } from '../wording/money.ts';
import { addPercent } from '../wording/percent.ts';
import { bandsWords } from '../wording/rate.ts';
import type { Rule } from './applicableRules.ts';
import { evaluateCondition } from './evaluateCondition.ts';

type Quantity = Verdict['quantities'][number];
export type QuantityCase = { index: ContentIndex; rules: readonly Rule[]; facts: Facts; language: Language };

/** What follows for this customer: limits, waivers, rate changes, papers. Only rules whose condition surely holds count, and the arithmetic is shown. */
export function quantitiesOf(wish: QuantityCase): Quantity[] {
  const holding = wish.rules.filter((rule) => evaluateCondition(rule.item.body.when, (f) => wish.facts[f]) === true);
  return [...limitsOf(holding, wish), ...holding.flatMap((rule) => otherQuantity(rule, wish))];
}

type Limit = { rule: Rule; name: string; amount: number; arithmetic: string };

/** Of limits with one name the highest priority counts; of all that then hold together, the lowest amount. */
function limitsOf(rules: readonly Rule[], wish: QuantityCase): Quantity[] {
  const counting = [...groupBy(rules.flatMap((rule) => limitOf(rule, wish)), (l) => l.name).values()].flatMap(highestPriority).toSorted((a, b) => a.amount - b.amount);
  const [lowest] = counting;
  if (!lowest) return [];
  const value = moneyWords(lowest.amount, wish.language);
  if (counting.length === 1) return [{ kind: 'limit', name: lowest.name, value, arithmetic: lowest.arithmetic }];
  const all = counting.map((l) => `${l.name} ${l.arithmetic}`).join(wish.language === 'zh' ? '；' : '; ');
  return [{ kind: 'limit', name: lowest.name, value, arithmetic: `${all} → ${wish.language === 'zh' ? '取较低者' : 'the lower one counts'} ${value}` }];
}

function highestPriority(same: readonly Limit[]): Limit[] {
  const highest = Math.max(...same.map((l) => l.rule.item.body.priority));
  return same.filter((l) => l.rule.item.body.priority === highest);
}

function limitOf(rule: Rule, { facts, language, index }: QuantityCase): Limit[] {
  const { effect } = rule.item.body;
  if (effect.type !== 'limit') return [];
  const name = inLanguage(effect.name, language);
  const fixed = effect.amount === undefined ? [] : [{ rule, name, amount: effect.amount, arithmetic: `${moneyWords(effect.amount, language)}` }];
  const base = effect.multipleOf ? facts[effect.multipleOf.fact] : undefined;
  if (!effect.multipleOf || typeof base !== 'number') return fixed;
  const amount = Math.round(base * effect.multipleOf.factor * 100) / 100;
  const factName = index.find('fact', effect.multipleOf.fact)?.item.title;
  const label = factName ? `${inLanguage(factName, language)} ` : '';
  return [...fixed, { rule, name, amount, arithmetic: `${label}${moneyWords(base, language)} × ${effect.multipleOf.factor} = ${moneyWords(amount, language)}` }];
}

function otherQuantity(rule: Rule, wish: QuantityCase): Quantity[] {
  const { effect } = rule.item.body;
  switch (effect.type) {
    case 'fee_waiver': return waiverOf(effect, wish);
    case 'rate_adjustment': return adjustmentOf(effect, wish);
    case 'material': return [{ kind: 'material', name: wish.language === 'zh' ? '所需材料' : 'Document needed', value: inLanguage(effect.material, wish.language), arithmetic: '' }];
    case 'extra_verification': return [{ kind: 'extra_verification', name: wish.language === 'zh' ? '需要核实' : 'To be verified', value: inLanguage(effect.note, wish.language), arithmetic: '' }];
    case 'require': case 'exclude': case 'limit': return [];
  }
}

function waiverOf(effect: { fee: string; discountPercent: string }, { index, language }: QuantityCase): Quantity[] {
  const fee = index.find('fee', effect.fee);
  if (!fee) return [];
  const { amount, currency } = fee.item.body;
  const name = inLanguage(fee.item.title, language);
  if (amount === undefined) return [{ kind: 'fee_waiver', name, value: `−${effect.discountPercent}%`, arithmetic: '' }];
  const left = Math.round(amount * (100 - Number(effect.discountPercent))) / 100;
  return [{ kind: 'fee_waiver', name, value: moneyWords(left, language, currency), arithmetic: `${moneyWords(amount, language, currency)} × (1 − ${effect.discountPercent}%) = ${moneyWords(left, language, currency)}` }];
}

function adjustmentOf(effect: { rate: string; points: string }, { index, language }: QuantityCase): Quantity[] {
  const rate = index.find('rate', effect.rate);
  if (!rate) return [];
  const { bands, per } = rate.item.body;
  const adjusted = bands.map((band) => ({ ...band, percent: addPercent(band.percent, effect.points) }));
  const step = `${effect.points.startsWith('-') ? '−' : '+'} ${effect.points.replace('-', '')}%`;
  return [{ kind: 'rate_adjustment', name: inLanguage(rate.item.title, language), value: bandsWords(adjusted, per, language), arithmetic: `${bandsWords(bands, per, language)} ${step}` }];
}
