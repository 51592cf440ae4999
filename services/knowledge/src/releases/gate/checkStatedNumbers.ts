import { LANGUAGES, type GateFinding, type ItemOf, type Language } from '@lobby/contracts';
import { referencesOf } from '../../items/references.ts';
import { oncePer } from '../../oncePer.ts';
import { durationDays } from '../../rules/compareValues.ts';
import { isValidOn, type ContentIndex } from '../contentIndex.ts';
import type { GateCheck, GateContext } from './gateCheck.ts';

/** What a fee is called in a sentence → the feeType of the items that hold it. */
const FEE_WORDS: readonly { type: string; words: string }[] = [
  { type: 'annual', words: '年费|annual fee' }, { type: 'replacement', words: '补卡费|换卡费|replacement fee' }, { type: 'late', words: '违约金|滞纳金|late fee' },
  { type: 'cash_advance', words: '取现手续费|cash advance fee' }, { type: 'transfer', words: '转账手续费|transfer fee' }, { type: 'account_management', words: '账户管理费|小额管理费|account management fee' },
];
const MONEY = String.raw`(?:CNY\s*)?(\d[\d,]*(?:\.\d{1,2})?)\s*(万)?\s*(?:元|yuan|CNY)`;
const PERCENT = String.raw`(\d+(?:\.\d+)?)\s*[%％]`;
/** A plain statement: the word, a few signs in between, one number; nothing that compares or bounds it. */
const GAP = String.raw`[^。；;.\n\d减免返满超过]{0,10}?`;
const TERM = String.raw`(\d+|[一二三五十]+)\s*(年|个月)期?`;
const STATED_FEE = FEE_WORDS.map(({ type, words }) => ({ type, pattern: new RegExp(`(?:${words})${GAP}${MONEY}`, 'gi') }));
const STATED_RATE = new RegExp(`${TERM}${GAP}(?:利率|年利率|rate)${GAP}${PERCENT}`, 'gi');
const CHINESE: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 五: 5, 十: 10 };

/**
 * A number written by hand into an FAQ that contradicts the graph: a fee by its name, or a rate by its term, of the products the FAQ is about. Only plain statements of one number
 * are compared; anything else the editor must judge. A placeholder never can contradict, so the message points to it.
 */
export const checkStatedNumbers: GateCheck = (index, context) => index.of('faq').flatMap(({ item }) => {
  if (!isValidOn(item, context.asOf)) return [];
  return statedIn(item).flatMap(({ language, sentence, fees, rates }) => {
    const meant = named(sentence, language, index) ?? productsOf(item, index);
    return [...fees.flatMap((s) => compareFee(item, language, s, meant, index, context)), ...rates.flatMap((s) => compareRate(item, language, s, meant, index, context))];
  });
});

type Stated = { language: Language; sentence: string; fees: StatedFee[]; rates: StatedRate[] };

/** The sentences of an answer that state a number. */
const statedIn = oncePer((item: ItemOf<'faq'>): Stated[] => LANGUAGES.flatMap((language) => sentencesOf(item.body.answer[language] ?? '')
  .map((sentence) => ({ language, sentence, fees: statedFees(sentence), rates: statedRates(sentence) })).filter((s) => s.fees.length + s.rates.length > 0)));

/** A worked example counts with made-up amounts. */
const EXAMPLE = /例如|比如|举例|假设|如果欠|for example|for instance|e\.g\.|suppose|with a minimum/i;
const sentencesOf = (text: string): string[] => text.split(/[。；;\n]|\.\s/).filter((s) => !EXAMPLE.test(s));

/** The products an FAQ names, or those of the fees and rates it fills in. */
function productsOf(item: ItemOf<'faq'>, index: ContentIndex): Set<string> {
  if (item.body.products.length > 0) return new Set(item.body.products);
  return new Set(referencesOf(item).flatMap(({ to }) => { const found = index.find('fee', to) ?? index.find('rate', to); return found ? [found.item.body.product] : []; }));
}

const names = new WeakMap<ContentIndex, Record<Language, { id: string; name: string }[]>>();

/** The products a sentence names by title or alias, longest names first; null when it names none, or so many that it is no statement about one. */
function named(sentence: string, language: Language, index: ContentIndex): Set<string> | null {
  const known = names.get(index) ?? { zh: namesIn('zh', index), en: namesIn('en', index) };
  names.set(index, known);
  let rest = sentence.toLowerCase();
  const found = new Set<string>();
  for (const { id, name } of known[language]) {
    if (!rest.includes(name)) continue;
    found.add(id);
    rest = rest.replaceAll(name, '\u0000');
  }
  return found.size === 1 ? found : null;
}

const namesIn = (language: Language, index: ContentIndex) => index.of('product')
  .flatMap(({ item }) => [item.title[language] ?? '', ...item.body.aliases[language]].filter((name) => name.length >= 2).map((name) => ({ id: item.id, name: name.toLowerCase() })))
  .toSorted((a, b) => b.name.length - a.name.length);

type StatedFee = { type: string; amount: number };
type StatedRate = { days: number; percent: number };

function statedFees(text: string): StatedFee[] {
  return STATED_FEE.flatMap(({ type, pattern }) => [...text.matchAll(pattern)].map(([, number = '', wan]) => ({ type, amount: Number(number.replaceAll(',', '')) * (wan ? 10_000 : 1) })));
}

function statedRates(text: string): StatedRate[] {
  return [...text.matchAll(STATED_RATE)].flatMap(([, count = '', unit, percent = '']) => {
    const n = CHINESE[count] ?? Number(count);
    const days = Number.isFinite(n) ? durationDays(unit === '年' ? `P${n}Y` : `P${n}M`) : null;
    return days === null ? [] : [{ days, percent: Number(percent) }];
  });
}

function compareFee(item: ItemOf<'faq'>, language: Language, stated: StatedFee, products: ReadonlySet<string>, index: ContentIndex, { asOf }: GateContext): GateFinding[] {
  const fees = index.of('fee').filter((f) => products.has(f.item.body.product) && f.item.body.feeType === stated.type && isValidOn(f.item, asOf));
  const amounts = fees.flatMap(({ item: { body } }) => [body.amount, body.min, body.max, ...body.bands.map((b) => b.amount)].filter((n) => n !== undefined));
  if (amounts.length === 0 || amounts.includes(stated.amount)) return [];
  return [contradiction(item.id, language, `${stated.amount}`, amounts.join(' / '), fees.map((f) => f.item.id))];
}

function compareRate(item: ItemOf<'faq'>, language: Language, stated: StatedRate, products: ReadonlySet<string>, index: ContentIndex, { asOf }: GateContext): GateFinding[] {
  const rates = index.of('rate').filter((r) => products.has(r.item.body.product) && isValidOn(r.item, asOf));
  const bands = rates.flatMap((r) => r.item.body.bands.filter((b) => b.term !== undefined && durationDays(b.term) === stated.days).map((b) => ({ id: r.item.id, percent: Number(b.percent) })));
  if (bands.length === 0 || bands.some((b) => b.percent === stated.percent)) return [];
  return [contradiction(item.id, language, `${stated.percent}%`, bands.map((b) => `${b.percent}%`).join(' / '), [...new Set(bands.map((b) => b.id))])];
}

const contradiction = (itemId: string, language: Language, stated: string, known: string, ids: readonly string[]): GateFinding => ({
  severity: 'error', check: 'stated_numbers', itemId, field: `body.answer.${language}`, message: `says ${stated}, the item says ${known}; write ${ids.map((id) => `{{${id}}}`).join(' or ')} instead`,
});
