import type { Passage } from './faqStore.ts';
import { bareText } from './normalise.ts';
import { cutPinyin, soundsOf, syllablesOfRun } from './pinyin.ts';
import { Corrections } from './corrections.ts';
import { Coverage, unionOf } from './coverage.ts';
import { passageKey, readPassage, type PassageWords } from './passageWords.ts';
import { buildTokenIndex, Vocabulary, type Scored, type TokenIndex } from './tokenIndex.ts';
import { taughtWords, tokensOf } from './tokens.ts';
import { TypeAhead } from './typeAhead.ts';
import type { WordsFile } from './wordsFile.ts';

/** Best passages handed on per query. */
const CANDIDATES = 40;
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

/** `lexical` is the best phrasing's share of words in common. */
export type LexicalHit = { passage: number; lexical: number; matched: string };
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

/** Which passage each entry of an index stands for, and which of its phrasings (-1: the body). */
type Entries = { passages: Uint32Array; phrasings: Int32Array };
type Entry = { passage: number; phrasing: number };

const packed = (entries: readonly Entry[]): Entries => ({ passages: Uint32Array.from(entries, (e) => e.passage), phrasings: Int32Array.from(entries, (e) => e.phrasing) });

/** What a passage holds, worked out once: the same passage in another release costs nothing. */
type Analysis = { words: Uint32Array[]; /** The words of all its texts, ascending. */ all: Uint32Array; sounds: Uint32Array[]; initials: string[][]; spoken: string[]; syllables: string[]; bare: string[]; spelled: string[] };

/** What the releases of one language share: numbers for words and sounds, and the analyses of the passages they hold. */
export class Lexicon {
  readonly words = new Vocabulary();
  readonly sounds = new Vocabulary();
  readonly #wordSounds = new Map<string, readonly string[]>();
  readonly #analyses = new Map<string, Analysis>();
  readonly #file: WordsFile | null;

  /** @param file where what passages say is kept between two starts */
  constructor(file: WordsFile | null = null) {
    this.#file = file;
  }

  /** To be awaited before passages are analysed with the words taught so far. */
  async begin(): Promise<void> {
    await this.#file?.open(taughtWords());
  }

  analyse(passage: Passage): Analysis {
    const name = nameOf(passage);
    const known = this.#analyses.get(name);
    if (known) return known;
    const { tokens, pairs, spelledSounds, ...rest } = this.#read(passage);
    rest.spelled.forEach((word, i) => { this.#wordSounds.set(word, spelledSounds[i] ?? []); });
    const words = tokens.map((t) => this.words.learn(t));
    const analysis = { ...rest, words, all: unionOf(words), sounds: pairs.map((p) => this.sounds.learn(p)) };
    this.#analyses.set(name, analysis);
    return analysis;
  }

  /** A word's syllables, worked out with its passage. */
  soundOf(word: string): readonly string[] {
    return this.#wordSounds.get(word) ?? [];
  }

  /** True when analysing it costs next to nothing. */
  has(passage: Passage): boolean {
    return this.#analyses.has(nameOf(passage)) || this.#file?.get(passageKey(passage)) !== undefined;
  }

  /** After the last passage of a build. */
  async end(): Promise<void> {
    await this.#file?.done();
  }

  /** Forgets passages that no release holds any more. */
  keep(passages: Iterable<Passage>): void {
    const wanted = new Set(Array.from(passages, nameOf));
    for (const name of this.#analyses.keys()) if (!wanted.has(name)) this.#analyses.delete(name);
  }

  #read(passage: Passage): PassageWords {
    const key = passageKey(passage);
    const words = this.#file?.get(key) ?? readPassage(passage, (word) => this.#wordSounds.get(word) ?? syllablesOfRun(word));
    this.#file?.put(key, words);
    return words;
  }
}

const nameOf = (passage: Passage): string => `${passage.id}@${passage.version}`;

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

/** The best score of each passage so far. One per index, used again by every query: searching is synchronous, so no two queries meet in it. */
class Best {
  readonly #passages: readonly Passage[];
  readonly #scores: Float64Array;
  readonly #phrasings: Int32Array;
  #touched: number[] = [];
  #top = 0;
  constructor(passages: readonly Passage[]) {
    this.#passages = passages;
    this.#scores = new Float64Array(passages.length);
    this.#phrasings = new Int32Array(passages.length);
  }

  /** What an index found; phrasings and bodies count by their share. */
  offerAll({ count, entries, scores }: Scored, { passages, phrasings }: Entries, phrasingShare: number, bodyShare: number): void {
    for (let i = 0; i < count; i += 1) {
      const entry = entries[i] as number;
      const phrasing = phrasings[entry] as number;
      this.offer(passages[entry] as number, phrasing, (scores[i] as number) * (phrasing < 0 ? bodyShare : phrasingShare));
    }
  }

  offer(passage: number, phrasing: number, score: number): void {
    const known = this.#scores[passage] as number;
    if (known >= score) return;
    if (known === 0) this.#touched.push(passage);
    this.#scores[passage] = score;
    this.#phrasings[passage] = phrasing;
    if (score > this.#top) this.#top = score;
  }

  top(): number {
    return this.#top;
  }

  /** The best allowed passages; empties this for the next query. */
  take(allow: (passage: number) => boolean, candidates: number): LexicalHit[] {
    const scores = this.#scores;
    const least = candidates > CANDIDATES ? 0 : this.#topAllowed(allow) * FAR_BEHIND;
    const near = this.#touched.filter((p) => (scores[p] as number) >= least).sort((a, b) => (scores[b] as number) - (scores[a] as number));
    const hits = firstOf(near, allow, candidates).map((passage) => ({ passage, lexical: scores[passage] as number, matched: this.#passages[passage]?.phrasings[this.#phrasings[passage] as number] ?? this.#passages[passage]?.title ?? '' }));
    for (const passage of this.#touched) scores[passage] = 0;
    this.#touched = [];
    this.#top = 0;
    return hits;
  }

  /** Whether a passage is allowed is only asked where its score would be the best. */
  #topAllowed(allow: (passage: number) => boolean): number {
    let top = 0;
    for (const passage of this.#touched) if ((this.#scores[passage] as number) > top && allow(passage)) top = this.#scores[passage] as number;
    return top;
  }
}

/** Passages with less than this share of the best score are not worth sorting. */
const FAR_BEHIND = 0.3;

/** The first so many that are allowed. */
function firstOf(passages: readonly number[], allow: (passage: number) => boolean, count: number): number[] {
  const first: number[] = [];
  for (const passage of passages) {
    if (first.length >= count) break;
    if (allow(passage)) first.push(passage);
  }
  return first;
}
