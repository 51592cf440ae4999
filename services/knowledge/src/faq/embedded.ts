import { LANGUAGES, type Language } from '@lobby/contracts';
import { FaqUnavailable, type FaqHit, type FaqQuery, type FaqStore, type Passage, type VectorOf } from './faqStore.ts';
import { buildLexicalIndex, Lexicon, type LexicalIndex } from './lexicalIndex.ts';
import { rank, type Signals } from './rank.ts';
import { learnWords } from './tokens.ts';
import { buildVectorIndex, type VectorIndex } from './vectorIndex.ts';

type LanguageIndex = { passages: readonly Passage[]; lexical: LexicalIndex; vectors: VectorIndex | null };
type ReleaseIndex = ReadonlyMap<Language, LanguageIndex>;

/** The FAQ index in this process: words, sounds and vectors of every release that is kept ready. */
export function openEmbeddedFaq(): FaqStore {
  const releases = new Map<string, ReleaseIndex>();
  const lexicons: ReadonlyMap<Language, Lexicon> = new Map(LANGUAGES.map((language) => [language, new Lexicon()]));
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
      const release = releases.get(releaseId);
      if (!release) throw new FaqUnavailable(`release ${releaseId} is not in the FAQ index`);
      const index = release.get(query.language);
      return index ? searchIn(index, query) : [];
    },
    status: () => ({ name: 'embedded', state: 'ok', detail: [...releases.values()].some((r) => [...r.values()].some((l) => l.vectors)) ? 'words and vectors' : 'words only' }),
    close: async () => releases.clear(),
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
  for (const hit of index.lexical.search(query.text, allow)) signals.set(hit.passage, { passage: passageAt(hit.passage), cosine: null, lexical: hit.lexical, body: hit.body, matched: hit.matched, exact: false });
  if (query.vector && index.vectors) addVectors(signals, index, index.vectors, query.vector, allow);
  for (const passage of index.lexical.exact(query.text).filter(allow)) signals.set(passage, { cosine: null, lexical: 1, body: 0, ...signals.get(passage), passage: passageAt(passage), matched: query.text, exact: true });
  return rank([...signals.values()], query);
}

/** Gives the passages found by words their cosine, and adds those that only their meaning finds. */
function addVectors(signals: Map<number, Signals>, index: LanguageIndex, vectors: VectorIndex, query: Float32Array, allow: (passage: number) => boolean): void {
  for (const hit of vectors.search(query, allow, [...signals.keys()])) {
    const passage = index.passages[hit.passage] as Passage;
    signals.set(hit.passage, { lexical: 0, body: 0, exact: false, ...signals.get(hit.passage), passage, cosine: hit.cosine, meaning: hit.meaning, matched: passage.phrasings[hit.matched] ?? '' });
  }
}

/** Validity, audience, channel and kind, checked for every passage at every query. */
export function allowedBy(passages: readonly Passage[], query: FaqQuery): (passage: number) => boolean {
  const kinds = query.kinds ? new Set<string>(query.kinds) : null;
  return (i) => {
    const p = passages[i];
    return p !== undefined && p.validFrom <= query.asOf && (p.validTo === null || p.validTo >= query.asOf) && (p.audience === 'customer' || query.audience === 'staff')
      && (p.channels.length === 0 || query.channel === undefined || p.channels.includes(query.channel)) && (!kinds || kinds.has(p.kind));
  };
}
