import { normalise } from './normalise.ts';
import { cutPinyin, syllablesOfRun } from './pinyin.ts';
import { looksAlike } from './shapes.ts';
import { bigrams } from './tokens.ts';

/** Words of so many characters may be put in the place of something unknown. */
const WORD_MAX = 5;
/** Replacements in one question. */
const ROUNDS = 3;
/** How far a word stands from what was written; sounding the same is the likeliest slip. */
const COST = { sound: 0, nearSound: 1, shape: 1, swapped: 1, oneOfMany: 2 } as const;
/** A pair of characters that no text holds, gone: worth more than any cost. */
const PAIR_WORTH = 4;
/** A word of so many characters is known by all but one of them. */
const ONE_OF = 4;
const LETTERS_MIN = 4;
/** From this length on two letters may be wrong. */
const TWO_EDITS_FROM = 8;

/** Sounds that many speakers do not tell apart: zh/z, ch/c, sh/s, n/l, f/h and the endings with and without g. */
const fold = (syllable: string): string => syllable.replace(/^([zcs])h/, '$1').replace(/^n/, 'l').replace(/^f/, 'h').replace(/([aei])ng$/, '$1n');

type Allow = (passage: number) => boolean;
/** What the index knows already: every syllable, how a word sounds, and whether any text holds a pair of characters. */
type Known = { syllables: ReadonlySet<string>; soundOf: (word: string) => readonly string[]; hasPair: (pair: string) => boolean };

/**
 * Puts a question right by the words of the texts themselves: whatever is written, only words that stand in a passage the asker may see are offered. Chinese words are found by
 * sound, near sound, shape, swapped or one wrong character; typed pinyin by its syllables; Latin words by letters.
 */
export class Corrections {
  readonly #words = new Map<string, number[]>();
  readonly #bySound = new Map<string, string[]>();
  readonly #byNearSound = new Map<string, string[]>();
  /** Words with one character left open: "信*卡". */
  readonly #byRest = new Map<string, string[]>();
  readonly #latin: string[] = [];
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  add(passage: number, words: readonly string[]): void {
    for (const word of words) {
      const known = this.#words.get(word);
      if (known) known.push(passage); else this.#learn(word, passage);
    }
  }

  /** The corrected text in normal form; null where nothing is wrong, or nothing better is known. */
  correct(text: string, allow: Allow): string | null {
    const normal = normalise(text);
    const spelled = /[\u4e00-\u9fff]/.test(normal) ? this.#correctCharacters(normal, allow) : (this.#fromPinyin(normal, allow) ?? normal);
    const corrected = spelled.replace(/[a-z]+/g, (word) => this.#correctLetters(word, allow));
    return corrected === normal ? null : corrected;
  }

  #learn(word: string, passage: number): void {
    this.#words.set(word, [passage]);
    if (/^[a-z]+$/.test(word)) this.#latin.push(word);
    if (!/^[\u4e00-\u9fff]+$/.test(word) || word.length > WORD_MAX) return;
    const syllables = this.#known.soundOf(word);
    put(this.#bySound, syllables.join(' '), word);
    put(this.#byNearSound, syllables.map(fold).join(' '), word);
    for (let i = 0; i < word.length; i += 1) put(this.#byRest, `${word.slice(0, i)}*${word.slice(i + 1)}`, word);
  }

  #unknownPairs(text: string): number {
    return bigrams(text).filter((pair) => !this.#known.hasPair(pair)).length;
  }

  /** As often as a word makes pairs known that no text holds. */
  #correctCharacters(normal: string, allow: Allow): string {
    let text = normal;
    for (let round = 0, unknown = this.#unknownPairs(text); round < ROUNDS && unknown > 0; round += 1) {
      const better = this.#oneWordRight(text, unknown, allow);
      if (better === null) break;
      text = better;
      unknown = this.#unknownPairs(text);
    }
    return text;
  }

  #oneWordRight(text: string, unknown: number, allow: Allow): string | null {
    let best: { text: string; worth: number } | null = null;
    for (const { at, run } of runsOf(text)) {
      const syllables = syllablesOfRun(run);
      for (let from = 0; from < run.length; from += 1) for (let length = 2; length <= Math.min(WORD_MAX, run.length - from); length += 1) {
        for (const { word, cost } of this.#instead(run.slice(from, from + length), syllables.slice(from, from + length))) {
          const changed = text.slice(0, at + from) + word + text.slice(at + from + length);
          const worth = (unknown - this.#unknownPairs(changed)) * PAIR_WORTH - cost;
          if (worth > 0 && (best === null || worth > best.worth) && this.#isSeen(word, allow)) best = { text: changed, worth };
        }
      }
    }
    return best?.text ?? null;
  }

  /** Words that may be meant where `part` is written. */
  #instead(part: string, syllables: readonly string[]): { word: string; cost: number }[] {
    const found: { word: string; cost: number }[] = [];
    for (const word of this.#bySound.get(syllables.join(' ')) ?? []) found.push({ word, cost: COST.sound });
    for (const word of this.#byNearSound.get(syllables.map(fold).join(' ')) ?? []) found.push({ word, cost: COST.nearSound });
    for (let i = 0; i < part.length; i += 1) {
      for (const word of this.#byRest.get(`${part.slice(0, i)}*${part.slice(i + 1)}`) ?? []) if (looksAlike(part[i] as string, word[i] as string)) found.push({ word, cost: COST.shape }); else if (part.length >= ONE_OF) found.push({ word, cost: COST.oneOfMany });
      const swapped = part.slice(0, i) + (part[i + 1] ?? '') + part[i] + part.slice(i + 2);
      if (part.length >= 3 && this.#words.has(swapped)) found.push({ word: swapped, cost: COST.swapped });
    }
    return found.filter(({ word }) => word !== part);
  }

  /** Pinyin as words, the longest first; null where some of it is none. */
  #fromPinyin(normal: string, allow: Allow): string | null {
    const syllables = cutPinyin((normal.match(/[a-zü]+/g) ?? []).join('').slice(0, 60), this.#known.syllables);
    if (!syllables || syllables.length < 2) return null;
    let text = '';
    for (let at = 0; at < syllables.length;) {
      const word = this.#wordAt(syllables, at, allow);
      if (word === null) return null;
      text += word;
      at += word.length;
    }
    return text;
  }

  #wordAt(syllables: readonly string[], at: number, allow: Allow): string | null {
    for (let length = Math.min(WORD_MAX, syllables.length - at); length >= 2; length -= 1) {
      const words = (this.#bySound.get(syllables.slice(at, at + length).join(' ')) ?? []).filter((word) => this.#isSeen(word, allow));
      if (words.length > 0) return words.reduce((most, word) => (this.#uses(word) > this.#uses(most) ? word : most));
    }
    return null;
  }

  #correctLetters(word: string, allow: Allow): string {
    if (word.length < LETTERS_MIN || this.#latin.some((known) => known.startsWith(word) || word === `${known}s`)) return word;
    const most = word.length >= TWO_EDITS_FROM ? 2 : 1;
    let best: { word: string; edits: number } | null = null;
    for (const known of this.#latin) {
      if (known.length < LETTERS_MIN || Math.abs(known.length - word.length) > most) continue;
      const edits = editsBetween(word, known);
      if (edits <= most && (best === null || edits < best.edits || (edits === best.edits && this.#uses(known) > this.#uses(best.word))) && this.#isSeen(known, allow)) best = { word: known, edits };
    }
    return best?.word ?? word;
  }

  #uses(word: string): number {
    return this.#words.get(word)?.length ?? 0;
  }

  #isSeen(word: string, allow: Allow): boolean {
    return this.#words.get(word)?.some(allow) ?? false;
  }
}

function put(words: Map<string, string[]>, key: string, word: string): void {
  const known = words.get(key);
  if (known) known.push(word); else words.set(key, [word]);
}

const runsOf = (text: string): { at: number; run: string }[] => [...text.matchAll(/[\u4e00-\u9fff]{2,}/g)].map((match) => ({ at: match.index, run: match[0] }));

/** Letters changed, added, left out, or neighbours swapped (optimal string alignment, Damerau 1964). */
export function editsBetween(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const edits = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(swapped ? Math.min(edits, (before[j - 2] as number) + 1) : edits);
    }
    [before, last] = [last, row];
  }
  return last[b.length] as number;
}
