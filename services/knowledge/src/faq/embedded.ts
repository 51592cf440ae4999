import { join } from 'node:path';
import { LANGUAGES, type Language } from '@lobby/contracts';
import { allowedBy } from './allowedBy.ts';
import { FaqUnavailable, type FaqHit, type FaqQuery, type FaqStore, type Passage, type TypedQuery, type VectorOf } from './faqStore.ts';
import { buildLexicalIndex, type LexicalIndex } from './lexicalIndex.ts';
import { Lexicon } from './lexicon.ts';
import { rank, type Signals } from './rank.ts';
import { learnWords, warmWords } from './tokens.ts';
import { buildVectorIndex, type VectorIndex } from './vectorIndex.ts';
import { WordsFile } from './wordsFile.ts';

type LanguageIndex = { passages: readonly Passage[]; lexical: LexicalIndex; vectors: VectorIndex | null };
type ReleaseIndex = ReadonlyMap<Language, LanguageIndex>;

/** Best passages looked at for each query, by words and by vectors; more where more hits are wanted. */
const WORD_CANDIDATES = 40;
const VECTOR_CANDIDATES = 30;
/** A question of which a phrasing has so many words needs no correction; one that is corrected must share so many more. */
const WELL_SPELT = 0.9;
const WORTH_SAYING = 0.1;
/** From this share of words on a passage is offered to somebody who is still typing. */
const WORTH_OFFERING = 0.55;

/** When the dictionary is loaded, if no question has needed it before: after the start. */
const WARM_AFTER_MS = 2_000;

/**
 * The FAQ index in this process: words, sounds and vectors of every release that is kept ready.
 * @param cacheDir where what passages say is kept between two starts; without it they are read anew
 */
export function openEmbeddedFaq({ cacheDir }: { cacheDir?: string | undefined } = {}): FaqStore {
  const releases = new Map<string, ReleaseIndex>();
  const lexicons: ReadonlyMap<Language, Lexicon> = new Map(LANGUAGES.map((language) => [language, new Lexicon(cacheDir === undefined ? null : new WordsFile(join(cacheDir, `faq-words-${language}.jsonl`)))]));
  const warming = setTimeout(warmWords, WARM_AFTER_MS).unref();
  const indexOf = (releaseId: string, language: Language): LanguageIndex | undefined => {
    const release = releases.get(releaseId);
    if (!release) throw new FaqUnavailable(`release ${releaseId} is not in the FAQ index`);
    return release.get(language);
  };
  return {
    engine: 'embedded',
    build: async (releaseId, passages, vectors, progress) => {
      releases.set(releaseId, await buildRelease(passages, vectors, [...releases.values()], lexicons, progress ?? (() => undefined)));
    },
    has: async (releaseId) => releases.has(releaseId),
    drop: async (releaseId) => {
      releases.delete(releaseId);
      for (const [language, lexicon] of lexicons) lexicon.keep([...releases.values()].flatMap((r) => r.get(language)?.passages ?? []));
    },
    search: async (releaseId, query) => {
      const index = indexOf(releaseId, query.language);
      return index ? searchIn(index, query) : [];
    },
    complete: async (releaseId, typed) => {
      const index = indexOf(releaseId, typed.language);
      return index ? completeIn(index, typed) : [];
    },
    correct: async (releaseId, typed) => {
      const index = indexOf(releaseId, typed.language);
      return index ? correctIn(index, typed) : null;
    },
    status: () => ({ name: 'embedded', state: 'ok', detail: [...releases.values()].some((r) => [...r.values()].some((l) => l.vectors)) ? 'words and vectors' : 'words only' }),
    close: async () => {
      clearTimeout(warming);
      releases.clear();
    },
  };
}

/**
 * What another release has built already is used again: the whole index of a language in which no text changed, and otherwise the analyses of the passages
 * that did not. So a new fee costs nothing here, and vectors that arrive later are put beside the words that are there.
 */
async function buildRelease(passages: readonly Passage[], vectors: VectorOf | null, others: readonly ReleaseIndex[], lexicons: ReadonlyMap<Language, Lexicon>, progress: (done: number) => void): Promise<ReleaseIndex> {
  learnWords(passages.filter((p) => p.kind === 'product' || p.kind === 'term').flatMap((p) => p.phrasings));
  const release = new Map<Language, LanguageIndex>();
  for (const language of LANGUAGES) {
    const own = passages.filter((p) => p.language === language);
    const same = others.flatMap((r) => r.get(language) ?? []).filter((i) => samePassages(i.passages, own));
    const lexical = same[0]?.lexical ?? await buildLexicalIndex(own, lexicons.get(language) ?? new Lexicon(), progress);
    const built = vectors ? (same.find((i) => i.vectors)?.vectors ?? buildVectorIndex(own, vectors)) : null;
    release.set(language, { passages: own, lexical, vectors: built });
  }
  return release;
}

const samePassages = (a: readonly Passage[], b: readonly Passage[]): boolean =>
  a.length === b.length && a.every((p, i) => p.id === b[i]?.id && p.version === b[i]?.version);

function searchIn(index: LanguageIndex, query: FaqQuery): FaqHit[] {
  const allow = allowedBy(index.passages, query);
  const signals = new Map<number, Signals>();
  const passageAt = (i: number) => index.passages[i] as Passage;
  for (const hit of index.lexical.search(query.text, allow, Math.max(WORD_CANDIDATES, query.limit))) signals.set(hit.passage, { passage: passageAt(hit.passage), cosine: null, lexical: hit.lexical, matched: hit.matched, exact: false });
  if (query.vector && index.vectors) addVectors(signals, index, index.vectors, query.vector, allow, Math.max(VECTOR_CANDIDATES, query.limit));
  for (const passage of index.lexical.exact(query.text).filter(allow)) signals.set(passage, { cosine: null, lexical: 1, ...signals.get(passage), passage: passageAt(passage), matched: query.text, exact: true });
  const covered = index.lexical.coverage(query.text);
  return rank(Array.from(signals, ([passage, signal]) => ({ ...signal, cover: covered(passage) })), query);
}

/** Gives the passages found by words their cosine, and adds those that only their meaning finds. */
function addVectors(signals: Map<number, Signals>, index: LanguageIndex, vectors: VectorIndex, query: Float32Array, allow: (passage: number) => boolean, candidates: number): void {
  for (const hit of vectors.search(query, allow, [...signals.keys()], candidates)) {
    const passage = index.passages[hit.passage] as Passage;
    signals.set(hit.passage, { lexical: 0, exact: false, ...signals.get(hit.passage), passage, cosine: hit.cosine, meaning: hit.meaning, matched: passage.phrasings[hit.matched] ?? '' });
  }
}

/** What goes on from what is typed; where too little does, what is found by its words, with their typos. */
function completeIn({ passages, lexical }: LanguageIndex, typed: TypedQuery): Passage[] {
  const allow = allowedBy(passages, typed);
  const found = lexical.typeAhead.find(typed.text, allow, typed.limit);
  const byWords = found.length < typed.limit ? lexical.search(typed.text, allow).filter((hit) => hit.lexical >= WORTH_OFFERING).map((hit) => hit.passage) : [];
  return [...new Set([...found, ...byWords])].slice(0, typed.limit).map((p) => passages[p] as Passage);
}

function correctIn({ passages, lexical }: LanguageIndex, typed: TypedQuery): string | null {
  const allow = allowedBy(passages, typed);
  const asWritten = lexical.bestByWords(typed.text, allow);
  if (asWritten >= WELL_SPELT) return null;
  const corrected = lexical.corrections.correct(typed.text, allow);
  return corrected !== null && lexical.bestByWords(corrected, allow) >= asWritten + WORTH_SAYING ? corrected : null;
}
