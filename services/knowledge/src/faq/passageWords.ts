import { createHash } from 'node:crypto';
import type { Passage } from './faqStore.ts';
import { bareText } from './normalise.ts';
import { soundsOf, syllablesOfRun } from './pinyin.ts';
import { readText, tokensOf } from './tokens.ts';

/**
 * Raised whenever the same text is read into other words or sounds than before, be it by this code or by a library: what was kept on disk is then not used.
 * `passageWords.test.ts` fails when that is forgotten.
 */
export const ANALYSER = 1;

/** What a passage says: segmented, spelled and sounded. One entry per phrasing each, unless said otherwise. */
export type PassageWords = {
  /** Of each phrasing, then of the body. */
  tokens: string[][];
  /** Words as they are spelled in any phrasing, each once; `spelledSounds` has the syllables of each, empty where it is not spoken in Chinese. */
  spelled: string[]; spelledSounds: string[][];
  /** Neighbouring pairs of syllables. Empty for other languages than Chinese, as are the next three. */
  pairs: string[][];
  initials: string[][]; spoken: string[];
  /** Of all phrasings together. */
  syllables: string[];
  bare: string[];
};

/**
 * Segments and sounds a passage: about half a millisecond, the greater part of what building an index costs.
 * @param soundOf a word's syllables, from whoever remembers them
 */
export function readPassage({ language, phrasings, body }: Passage, soundOf: (word: string) => readonly string[] = syllablesOfRun): PassageWords {
  const sounds = language === 'zh' ? phrasings.map(soundsOf) : [];
  const read = phrasings.map(readText);
  const spelled = [...new Set(read.flatMap((p) => p.spelled))];
  return {
    tokens: [...read.map((p) => p.tokens), tokensOf(body)], spelled, spelledSounds: spelled.map((word) => (/^[\u4e00-\u9fff]+$/.test(word) ? [...soundOf(word)] : [])),
    pairs: sounds.map((s) => s.pairs), initials: sounds.map((s) => s.initials), spoken: sounds.map((s) => s.spoken), syllables: sounds.flatMap((s) => s.syllables), bare: phrasings.map(bareText),
  };
}

/** Names what a passage says: two passages of one key are read into the same words. */
export const passageKey = ({ language, phrasings, body }: Passage): string => createHash('sha256').update(JSON.stringify([language, phrasings, body])).digest('base64url').slice(0, 22);
