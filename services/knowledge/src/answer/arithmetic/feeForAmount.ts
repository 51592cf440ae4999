import { moneyWords } from '../../wording/money.ts';
import { say, type AnswerContext } from '../context.ts';
import type { FeeFact } from '../graphFacts.ts';

/**
 * What the fee comes to for the amount the customer names, with the sum: "20 万元收 50 元（20 万元 × 0.03% = 60 元，超过最高额按 50 元收）". Undefined without an amount in the
 * fee's currency, and for a fee that does not depend on it.
 */
export function feeForAmount({ item: { item } }: FeeFact, { question, language }: AnswerContext): string | undefined {
  const { amount, currency } = question.slots;
  if (item.kind !== 'fee' || typeof amount !== 'number' || amount <= 0 || (typeof currency === 'string' && currency !== item.body.currency)) return undefined;
  const { bands, min, max } = item.body;
  const own = bands.length === 0 ? item.body : bands.find((b) => b.upTo === undefined || amount <= b.upTo);
  if (!own || (bands.length === 0 && own.percent === undefined)) return undefined;
  const money = (n: number) => moneyWords(n, language, item.body.currency);
  const lead = say(language, `${money(amount)}收 `, `${money(amount)} costs `);
  if (own.percent === undefined) return own.amount === undefined ? undefined : `${lead}${own.amount === 0 ? say(language, '免费', 'free of charge') : money(own.amount)}`;
  return `${lead}${percentOf(amount, own.percent, { min, max }, money, language)}`;
}

function percentOf(amount: number, percent: string, { min, max }: { min: number | undefined; max: number | undefined }, money: (n: number) => string, language: AnswerContext['language']): string {
  const raw = Math.round(amount * Number(percent)) / 100;
  const sum = `${money(amount)} × ${percent}% = ${money(raw)}`;
  if (min !== undefined && raw < min) return say(language, `${money(min)}（${sum}，不足最低额按 ${money(min)}收）`, `${money(min)} (${sum}, but at least ${money(min)})`);
  if (max !== undefined && raw > max) return say(language, `${money(max)}（${sum}，超过最高额按 ${money(max)}收）`, `${money(max)} (${sum}, but at most ${money(max)})`);
  return `${money(raw)}${say(language, `（${money(amount)} × ${percent}%）`, ` (${money(amount)} × ${percent}%)`)}`;
}
