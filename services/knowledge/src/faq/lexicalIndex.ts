import { Best, CANDIDATES, packed, type Entries, type Entry, type LexicalHit } from './best.ts';
import type { Passage } from './faqStore.ts';
import { bareText } from './normalise.ts';
import { cutPinyin, soundsOf } from './pinyin.ts';
import { Corrections } from './corrections.ts';
import { Coverage } from './coverage.ts';
import { Lexicon } from './lexicon.ts';
import { buildTokenIndex, type TokenIndex } from './tokenIndex.ts';
import { tokensOf } from './tokens.ts';
import { TypeAhead } from './typeAhead.ts';

/** Passages indexed before the event loop gets a turn: a few milliseconds of work. */
const CHUNK = 4;
/** The same where they are analysed already. */
const CHUNK_KNOWN = 250;
/** Words found in the body only say less than words of a phrasing. */
const BODY_SHARE = 0.5;
/** Weight of sounding alike against being written alike. */
const SOUND_SHARE = 0.8;
/** Initials alone ("xyk") fit many texts. */
const INITIALS_SCORE = 0.56;
/** Above this the query is written as the passages are; below it may hold typos, so its sound is tried. */
const SURE_BY_WORDS = 0.55;

export type LexicalIndex = {
  /** Best first. Where more `candidates` are wanted than usual, those far behind the best are not left out either. */
  search(text: string, allow: (passage: number) => boolean, candidates?: number): LexicalHit[];
  /** The best share of words in common as they are spelt: nothing that sounds or looks nearly the same. */
  bestByWords(text: string, allow: (passage: number) => boolean): number;
  readonly typeAhead: TypeAhead;
  readonly corrections: Corrections;
  /** How much of the text each passage asked about holds anywhere. */
  coverage(text: string): (passage: number) => number;
  /** Passages of which a phrasing is these very words. */
  exact(text: string): readonly number[];
};

/** The words, characters and sounds of one language's passages; each passage counts by its best phrasing. */
export async function buildLexicalIndex(passages: readonly Passage[], lexicon: Lexicon, progress: (done: number) => void): Promise<LexicalIndex> {
  const [words, sounds, whole]: [Uint32Array[], Uint32Array[], Uint32Array[]] = [[], [], []];
  const [wordEntries, soundEntries]: [Entry[], Entry[]] = [[], []];
  const exact = new Map<string, number[]>();
  const syllables = new Set<string>();
  const initials: { text: string; entry: Entry }[] = [];
  const typeAhead = new TypeAhead(syllables);
  let analysed = 0;
  await lexicon.begin();
  for (const [passage, source] of passages.entries()) {
    if (lexicon.has(source) ? passage % CHUNK_KNOWN === 0 : (analysed += 1) % CHUNK === 0) {
      progress(passage / passages.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const own = lexicon.analyse(source);
    own.words.forEach((tokens, i) => { words.push(tokens); wordEntries.push({ passage, phrasing: i < source.phrasings.length ? i : -1 }); });
    whole.push(own.all);
    own.sounds.forEach((tokens, phrasing) => { sounds.push(tokens); soundEntries.push({ passage, phrasing }); });
    own.initials.forEach((runs, phrasing) => { for (const text of runs) initials.push({ text, entry: { passage, phrasing } }); });
    for (const syllable of own.syllables) syllables.add(syllable);
    typeAhead.add(passage, own);
    for (const bare of own.bare) exact.set(bare, [...(exact.get(bare) ?? []), passage]);
  }
  const index: Index = { passages, words: buildTokenIndex(lexicon.words, words, true), wordEntries: packed(wordEntries), sounds: buildTokenIndex(lexicon.sounds, sounds, false), soundEntries: packed(soundEntries), initials, syllables, best: new Best(passages) };
  const coverage = new Coverage(lexicon.words, whole);
  typeAhead.close();
  const corrections = new Corrections({ syllables, soundOf: (word) => lexicon.soundOf(word), hasPair: (pair) => index.words.has(pair) });
  for (const [passage, source] of passages.entries()) corrections.add(passage, lexicon.analyse(source).spelled);
  await lexicon.end();
  return {
    coverage: (text) => coverage.of(tokensOf(text)),
    exact: (text) => exact.get(bareText(text)) ?? [], search: (text, allow, candidates = CANDIDATES) => search(index, text, allow, candidates),
    bestByWords: (text, allow) => { byWords(index, text, true); return index.best.take(allow, 1)[0]?.lexical ?? 0; }, typeAhead, corrections,
  };
}

type Index = {
  passages: readonly Passage[]; words: TokenIndex; wordEntries: Entries; sounds: TokenIndex; soundEntries: Entries;
  initials: readonly { text: string; entry: Entry }[]; syllables: ReadonlySet<string>; best: Best;
};

function search(index: Index, text: string, allow: (passage: number) => boolean, candidates: number): LexicalHit[] {
  byWords(index, text);
  if (index.soundEntries.passages.length > 0 && index.best.top() < SURE_BY_WORDS) bySound(index, text, index.best);
  return index.best.take(allow, candidates);
}

function byWords({ words, wordEntries, best }: Index, text: string, asSpelt = false): void {
  best.offerAll(words.score(tokensOf(text), asSpelt), wordEntries, 1, BODY_SHARE);
}

/** Homophone typos and typed pinyin meet in pairs of syllables; a short run of letters may be initials. */
function bySound(index: Index, text: string, best: Best): void {
  const typed = /[\u4e00-\u9fff]/.test(text) ? null : typedPinyin(text, index.syllables);
  best.offerAll(index.sounds.score(typed?.pairs ?? soundsOf(text).pairs), index.soundEntries, SOUND_SHARE, SOUND_SHARE);
  for (const run of typed?.initials ?? []) for (const { text: initials, entry } of index.initials) if (initials.startsWith(run)) best.offer(entry.passage, entry.phrasing, INITIALS_SCORE);
}

function typedPinyin(text: string, syllables: ReadonlySet<string>): { pairs: string[]; initials: string[] } {
  const runs = text.toLowerCase().match(/[a-zü]+/g) ?? [];
  const cut = cutPinyin(runs.join('').slice(0, 60), syllables);
  return cut && cut.length > 1 ? { pairs: cut.slice(1).map((s, i) => `${cut[i]}+${s}`), initials: [] } : { pairs: [], initials: runs.filter((r) => r.length >= 2 && r.length <= 6) };
}
