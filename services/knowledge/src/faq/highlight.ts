import type { TextRange } from '@lobby/contracts';
import { normalise } from './normalise.ts';
import { syllablesOfRun } from './pinyin.ts';
import { bigrams, stem, tokensOf, wordsOf } from './tokens.ts';
import { isOneEditAway } from './tokenIndex.ts';

/** A Latin word of so many letters may have one wrong. */
const EDIT_FROM = 5;

/** A text in normal form, with the place in the text that each of its characters came from. */
type Mapped = { normal: string; from: readonly number[]; to: readonly number[] };

/**
 * Where the words of a question stand in a text that is shown: in either script, full width, with English endings and typos; by sound where no word stands there as written.
 * Ranges in UTF-16 units of the text as it is; the screen marks them, so no markup leaves the server.
 */
export function highlightsOf(question: string, text: string): TextRange[] {
  const mapped = mapText(text);
  const tokens = wantedIn(question);
  const written = [...charactersIn(mapped, tokens), ...lettersIn(mapped, tokens)];
  return merge(written.length > 0 ? written : soundsIn(mapped, question));
}

/** Words and codes. Mere pairs of neighbours, good for finding, would mark what lies between two words. */
function wantedIn(question: string): string[] {
  const pairs = new Set(bigrams(normalise(question)));
  return [...new Set([...wordsOf(question), ...tokensOf(question).filter((token) => !pairs.has(token))])];
}

function mapText(text: string): Mapped {
  const whole = normalise(text);
  const lead = text.length - text.trimStart().length;
  if (whole.length === text.trim().length) return { normal: whole, from: Array.from(whole, (_, i) => i + lead), to: Array.from(whole, (_, i) => i + lead + 1) };
  const mapped = { normal: '', from: [] as number[], to: [] as number[] };
  let at = 0;
  for (const character of text) {
    // A blank is nothing when trimmed; it must stay, so that words stay apart.
    const normal = normalise(character) || ' ';
    for (let i = 0; i < normal.length; i += 1) { mapped.from.push(at); mapped.to.push(at + character.length); }
    mapped.normal += normal;
    at += character.length;
  }
  return mapped;
}

const rangeOf = ({ from, to }: Mapped, start: number, end: number): TextRange => ({ start: from[start] as number, end: to[end - 1] as number });

function charactersIn(mapped: Mapped, tokens: readonly string[]): TextRange[] {
  const chinese = tokens.filter((token) => /[\u4e00-\u9fff]/.test(token));
  const words = chinese.some((token) => token.length > 1) ? chinese.filter((token) => token.length > 1) : chinese;
  return words.flatMap((word) => placesOf(mapped.normal, word).map((at) => rangeOf(mapped, at, at + word.length)));
}

function placesOf(text: string, part: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}

function lettersIn(mapped: Mapped, tokens: readonly string[]): TextRange[] {
  const wanted = tokens.filter((token) => /^[a-z0-9]+$/.test(token));
  if (wanted.length === 0) return [];
  const isMeant = (word: string) => wanted.some((token) => token === word || token === stem(word) || (token.length >= EDIT_FROM && isOneEditAway(token, stem(word))));
  return [...mapped.normal.matchAll(/[a-z0-9]+(?:[-_][a-z0-9]+)*/g)].filter(([word]) => isMeant(word.replace(/[-_]/g, ''))).map((match) => rangeOf(mapped, match.index, match.index + match[0].length));
}

/** Pairs of characters that sound like a pair of the question's: "卦失" marks "挂失". */
function soundsIn(mapped: Mapped, question: string): TextRange[] {
  const heard = new Set(bigrams(normalise(question)).map((pair) => syllablesOfRun(pair).join(' ')));
  if (heard.size === 0) return [];
  return [...mapped.normal.matchAll(/[\u4e00-\u9fff]{2,}/g)].flatMap((match) => {
    const syllables = syllablesOfRun(match[0]);
    return syllables.slice(1).flatMap((syllable, i) => (heard.has(`${syllables[i]} ${syllable}`) ? [rangeOf(mapped, match.index + i, match.index + i + 2)] : []));
  });
}

/** In order, with what touches or overlaps made one. */
function merge(ranges: readonly TextRange[]): TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end); else merged.push({ ...range });
  }
  return merged;
}
