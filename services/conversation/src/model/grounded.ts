import { speaksOfTheSame, substanceOf } from './substance.ts';

/** Why a model's wording may not be sent. */
export type Ungrounded = 'empty' | 'too_long' | 'markup' | 'link' | 'number_added' | 'number_lost' | 'negation' | 'name' | 'language' | 'fact_lost' | 'fact_added';

const CHINESE_DIGITS: Record<string, string> = { 零: '0', 〇: '0', 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' };
/** "One" is left out: in most sentences it counts nothing. */
const NUMBER_WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NUMBER_WORD = new RegExp(`\\b(?:${NUMBER_WORDS.join('|')})\\b`, 'gi');
const LINK = /(?:https?:\/\/|www\.)[^\s)\]>，。；]+|[\w.+-]+@[\w-]+\.[\w.]+|\b[\w-]+\.(?:com|cn|net|org|io|example|top|xyz)\b[^\s)\]>，。；]*/gi;
const NEGATION = /不|没|无|未|非|免|勿|禁|\bnot\b|n't\b|\bno\b|\bnever\b|\bwithout\b|\bunless\b|\bfree\b|\bexcept\b/gi;
/** A rewording this much longer than its source has said more than it. */
const LONGEST = 1.8;
const SLACK = 60;

/** Characters a wording may have; whoever reads one may stop there. */
export const longestOf = (source: string): number => source.length * LONGEST + SLACK;

/**
 * Whether `worded` says only what `source` says, as far as that can be checked without understanding: the same numbers (each of them, none besides), no link, markup
 * or product name of its own, as many negations, the same script, and every sentence of the one in the other (substance.ts). Null when it may be sent.
 * @param names product names that may only appear if the source has them
 */
export function ungrounded(worded: string, source: string, names: readonly string[]): Ungrounded | null {
  return unlike(worded, source, names) ?? substanceOf(worded.normalize('NFKC'), source.normalize('NFKC'));
}

/** What numbers, links, names and negations tell. */
function unlike(worded: string, source: string, names: readonly string[]): Ungrounded | null {
  const text = worded.normalize('NFKC');
  const from = source.normalize('NFKC');
  if (text.trim() === '') return 'empty';
  if (text.length > longestOf(from)) return 'too_long';
  if (/<[a-z!/?]|&[a-z#0-9]+;|javascript:|data:|!\[|\]\(|```/i.test(text.replaceAll(/https?:\/\/\S+/g, '')) && !from.includes(text)) return 'markup';
  if (!within(text.match(LINK), from.match(LINK))) return 'link';
  const [said, known] = [numbersIn(text), numbersIn(from)];
  if (!within(said, known)) return 'number_added';
  if (!within(known, said)) return 'number_lost';
  return negationOrName(text, from, names);
}

function negationOrName(text: string, from: string, names: readonly string[]): Ungrounded | null {
  // "CNY 580" is not "$580".
  if (!within(currenciesIn(text), currenciesIn(from))) return 'number_added';
  if (count(text) !== count(from)) return 'negation';
  if (names.some((name) => text.includes(name) && !from.includes(name))) return 'name';
  return /\p{Script=Han}/u.test(text) === /\p{Script=Han}/u.test(from) ? null : 'language';
}

/**
 * Whether a question said in other words asks for something else. It is only searched for, so it may leave out a number, which the understanding of the question has read already;
 * it may bring in none, and no name, link or negation, and must share a word with it.
 */
export function strayed(rewritten: string, question: string, names: readonly string[]): Ungrounded | null {
  const found = unlike(rewritten, question, names);
  const strays = found === 'number_lost' ? negationOrName(rewritten.normalize('NFKC'), question.normalize('NFKC'), names) : found;
  return strays ?? (speaksOfTheSame(rewritten, question) ? null : 'fact_added');
}

function within(part: readonly string[] | null, whole: readonly string[] | null): boolean {
  const known = new Set(whole ?? []);
  return (part ?? []).every((item) => known.has(item));
}

/** Every number with the unit that follows it, so that "3 年" is not the "3" of "3 期" and "5%" not the "5" of "5 元". Chinese digits count as digits. */
function numbersIn(text: string): string[] {
  const digits = text.replace(NUMBER_WORD, (word) => String(NUMBER_WORDS.indexOf(word.toLowerCase()) + 2)).replace(/(\d),(?=\d{3})/g, '$1').replace(/[零〇一二两三四五六七八九](?=[年月日天期笔次个万千百元%])/g, (d) => CHINESE_DIGITS[d] ?? d);
  return [...digits.matchAll(/(\d+(?:\.\d+)?)\s*(%|‰|个?[年月日天期笔次周]|[万千百亿]?元?|years?|months?|days?|times?)?/gi)].map((m) => `${Number(m[1])}${unit(m[2] ?? '')}`);
}

const unit = (text: string): string => text.toLowerCase().replace(/^个/, '').replace(/s$/, '').replace(/元$/, '');
const CURRENCY: readonly (readonly [string, RegExp])[] = [['CNY', /¥|\bcny\b|\brmb\b|\byuan\b|人民币/i], ['USD', /\$|\busd\b|\bdollars?\b|美元|美金/i], ['EUR', /€|\beuros?\b|欧元/i], ['GBP', /£|\bgbp\b|\bpounds?\b|英镑/i], ['JPY', /\bjpy\b|\byen\b|日元/i], ['HKD', /\bhkd\b|港币|港元/i]];
const currenciesIn = (text: string): string[] => CURRENCY.filter(([, sign]) => sign.test(text)).map(([name]) => name);

const count = (text: string): number => text.match(NEGATION)?.length ?? 0;
