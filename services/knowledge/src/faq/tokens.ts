import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { normalise } from './normalise.ts';

let jieba: Jieba | undefined;
/** Every word the segmenter was or will be taught, as it was told, and those it will be taught when it is first needed. */
const told = new Set<string>();
let untaught: string[] = [];

/** Loads its dictionary on first use (a tenth of a second): a start on existing data finds all passages read already and serves before it. */
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict);
  if (untaught.length > 0) teach(jieba, untaught.splice(0));
  return jieba;
}

/** Teaches the segmenter the bank's own words, so that "云汀白金卡" stays one word. Known words are taught once. */
export function learnWords(words: Iterable<string>): void {
  for (const word of words) if (!told.has(word)) { told.add(word); untaught.push(word); }
}

/** What it was told so far, in an order that does not depend on when. */
export const taughtWords = (): string[] => [...told].toSorted();

/** Makes everything ready that reading a text needs, so that no customer waits for it. */
export const warmWords = (): void => { tokensOf('预热 warm'); };

function teach(to: Jieba, words: readonly string[]): void {
  const fresh = [...new Set(words.map(normalise))].filter((w) => /^[\u4e00-\u9fffa-z0-9]{2,20}$/.test(w) && /[\u4e00-\u9fff]/.test(w) && !taught.has(w));
  for (const word of fresh) taught.add(word);
  if (fresh.length > 0) to.loadDict(Buffer.from(fresh.map((w) => `${w} ${TAUGHT_FREQUENCY} n\n`).join('')));
}
const taught = new Set<string>();
/** High enough that a taught word wins over its parts. */
const TAUGHT_FREQUENCY = 100_000;

/** Words that say nothing about what is asked. */
const STOP = new Set([
  ...'的 了 吗 呢 吧 啊 呀 我 你 您 是 在 和 与 就 都 也 还 要 想 请问 一下 这个 那个 怎么 如何 什么 多少 可以 能 能不能 可不可以 有没有'.split(' '),
  ...'the a an is are was do does did i my me you your to of for in on at it this that and or can could would please how what when where which be have has with if'.split(' '),
]);

/**
 * Words, pairs of neighbouring characters and codes of a text. Stop words are left out unless nothing else is there, because "怎么办" alone is
 * still a query.
 */
export const tokensOf = (text: string): string[] => readText(text).tokens;

/** A text's tokens, and its words as they are spelled: of two characters or more, with the shorter ones inside long ones. */
export function readText(text: string): { tokens: string[]; spelled: string[] } {
  const normal = normalise(text);
  const spelled = segments(normal);
  const words = spelled.map(stem);
  const kept = words.filter((w) => !STOP.has(w));
  return { tokens: [...(kept.length > 0 ? kept : words), ...bigrams(normal), ...codes(normal)], spelled: spelled.filter((w) => w.length >= 2) };
}

/**
 * The words of a text alone, without stop words: for telling what it names, where pairs of characters would only blur. Where the segmenter leaves single
 * characters side by side ("补 卡"), their pairs stand for the word it does not know.
 */
export function wordsOf(text: string): string[] {
  const words = segmenter().cut(normalise(text), false).map((w) => w.trim()).filter((w) => /[\p{L}\p{N}]/u.test(w));
  const pairs = words.slice(1).flatMap((w, i) => { const before = words[i] ?? ''; return /^[\u4e00-\u9fff]$/.test(w) && /^[\u4e00-\u9fff]$/.test(before) ? [`${before}${w}`] : []; });
  return [...words.map(stem), ...pairs].filter((w) => !STOP.has(w));
}

const segments = (normal: string): string[] => segmenter().cutForSearch(normal, true).map((w) => w.trim()).filter((w) => /[\p{L}\p{N}]/u.test(w));

/** Pairs of neighbouring characters of a normalised text; those of stop words alone say nothing. */
export function bigrams(text: string): string[] {
  return (text.match(/[\u4e00-\u9fff]{2,}/g) ?? []).flatMap((run) => Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2)).filter((pair) => ![...pair].every((c) => STOP.has(c))));
}

/** Product codes and the like: letters and digits mixed, hyphens or not. Each begins where its letters and digits do; looked for at every one of them, a long text would cost its length squared. */
const codes = (text: string): string[] => (text.match(/(?<![a-z0-9])(?:[a-z0-9]+(?:[-_][a-z0-9]+)+|[a-z]+\d[a-z0-9]*|\d+[a-z][a-z0-9]*)/g) ?? []).map((c) => c.replace(/[-_]/g, ''));

/** The plainest English endings; enough to join "fees" with "fee" and "transferring" with "transfer". */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  return word.replace(/(?:ies)$/, 'y').replace(/(?<=[a-z]{3})(?:ing|ed)$/, '').replace(/(?<=[^s])s$/, '');
}
