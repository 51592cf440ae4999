import MiniSearch, { type SearchResult } from 'minisearch';
import type { Passage } from './faqStore.ts';
import { bareText } from './normalise.ts';
import { cutPinyin, soundsOf } from './pinyin.ts';
import { tokensOf } from './tokens.ts';

/** Passages looked at closely per query. */
const CANDIDATES = 40;
/** Passages indexed before the event loop gets a turn. */
const CHUNK = 25;
/** Weight of sounding alike against being written alike. */
const SOUND_WEIGHT = 0.8;

type Sound = Pick<ReturnType<typeof soundsOf>, 'pairs' | 'initials'>;
type Doc = { id: number; words: string[]; body: string[]; sounds: string[] };
export type LexicalHit = { passage: number; lexical: number; matched: string };
export type LexicalIndex = {
  search(text: string, allow: (passage: number) => boolean): LexicalHit[];
  /** Passages of which a phrasing is these very words. */
  exact(text: string): readonly number[];
};

/**
 * The words, characters and sounds of one language's passages. MiniSearch finds candidates; each is then scored by how much of the query its best
 * phrasing covers and the other way round, which unlike BM25 is comparable between queries.
 */
export async function buildLexicalIndex(passages: readonly Passage[], progress: (done: number) => void): Promise<LexicalIndex> {
  const mini = new MiniSearch<Doc>({ fields: ['words', 'body', 'sounds'], storeFields: [], tokenize: (text) => text.split('\n'), processTerm: (term) => term || null, extractField: (doc, field) => { const value = doc[field as keyof Doc]; return Array.isArray(value) ? value.join('\n') : String(value); } });
  const weights = new TokenWeights();
  const tokens: string[][][] = [];
  const heard: Sound[][] = [];
  const exact = new Map<string, number[]>();
  const syllables = new Set<string>();
  for (const [id, passage] of passages.entries()) {
    const sounds = passage.language === 'zh' ? passage.phrasings.map(soundsOf) : [];
    for (const sound of sounds) for (const syllable of sound.syllables) syllables.add(syllable);
    heard.push(sounds);
    const phrasings = passage.phrasings.map(tokensOf);
    tokens.push(phrasings);
    weights.add(phrasings);
    for (const phrasing of passage.phrasings) exact.set(bareText(phrasing), [...(exact.get(bareText(phrasing)) ?? []), id]);
    mini.add({ id, words: unique(phrasings.flat()), body: unique(tokensOf(passage.body)), sounds: unique(sounds.flatMap((s) => [...s.pairs, ...s.initials])) });
    if (id % CHUNK === CHUNK - 1) {
      progress(id / passages.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return {
    exact: (text) => exact.get(bareText(text)) ?? [],
    search: (text, allow) => search({ mini, weights, tokens, heard, passages, syllables }, text, allow),
  };
}

const unique = (list: readonly string[]): string[] => [...new Set(list)];

/** How rare a token is among the passages: inverse document frequency, 1 for a token in every passage. */
class TokenWeights {
  readonly #passagesWith = new Map<string, number>();
  #passages = 0;

  add(phrasings: readonly string[][]): void {
    this.#passages += 1;
    for (const token of new Set(phrasings.flat())) this.#passagesWith.set(token, (this.#passagesWith.get(token) ?? 0) + 1);
  }

  of(token: string): number {
    return 1 + Math.log((this.#passages + 1) / ((this.#passagesWith.get(token) ?? 0) + 1));
  }
}

type Index = { mini: MiniSearch<Doc>; weights: TokenWeights; tokens: readonly string[][][]; heard: readonly Sound[][]; passages: readonly Passage[]; syllables: ReadonlySet<string> };

function search(index: Index, text: string, allow: (passage: number) => boolean): LexicalHit[] {
  const words = unique(tokensOf(text));
  const typed = index.passages[0]?.language === 'zh' ? typedPinyin(text, index.syllables) : null;
  const sounds = unique(typed ?? soundsOf(text).pairs);
  const found = candidates(index.mini, words, sounds, allow);
  const best = found.map((hit) => closest(index, hit.id as number, words));
  const byWords = best.toSorted((a, b) => b.lexical - a.lexical);
  return (byWords[0]?.lexical ?? 0) >= SURE_BY_WORDS || sounds.length === 0 ? byWords : bySound(index, best, sounds);
}
/** Above this the query is written as the passages are; below it may hold typos, so its sound is tried. */
const SURE_BY_WORDS = 0.55;

function candidates(mini: MiniSearch<Doc>, words: readonly string[], sounds: readonly string[], allow: (passage: number) => boolean): SearchResult[] {
  const filter = (result: SearchResult) => allow(result.id as number);
  const latin = (term: string) => /^[a-z]{5,}$/.test(term);
  const found = mini.search(words.join('\n'), { fields: ['words', 'body'], boost: { words: 3 }, filter, fuzzy: (term) => (latin(term) ? 0.2 : false), prefix: (term) => /^[a-z0-9]{3,}$/.test(term) }).slice(0, CANDIDATES);
  if (sounds.length === 0) return found;
  const heard = mini.search(sounds.join('\n'), { fields: ['sounds'], filter }).slice(0, CANDIDATES);
  const seen = new Set(found.map((f) => f.id as number));
  return [...found, ...heard.filter((h) => !seen.has(h.id as number))];
}

/** Typed pinyin or initials ("nianfei", "xyk"); null when the text holds Chinese or is no pinyin. */
function typedPinyin(text: string, syllables: ReadonlySet<string>): string[] | null {
  if (/[\u4e00-\u9fff]/.test(text)) return null;
  const runs = text.toLowerCase().match(/[a-zü]+/g) ?? [];
  const cut = cutPinyin(runs.join(''), syllables);
  return cut && cut.length > 1 ? cut.slice(1).map((s, i) => `${cut[i]}+${s}`) : runs.filter((r) => r.length >= 2);
}

function closest(index: Index, passage: number, query: readonly string[]): LexicalHit {
  const phrasings = index.passages[passage]?.phrasings ?? [];
  const scores = (index.tokens[passage] ?? []).map((tokens) => overlap(query, tokens, (t) => index.weights.of(t)));
  return bestOf(passage, phrasings, scores);
}

/** Homophones: the same comparison on pairs of syllables, counted a little less than the written one. */
function bySound(index: Index, hits: readonly LexicalHit[], query: readonly string[]): LexicalHit[] {
  const ranked = hits.map((hit) => {
    const phrasings = index.passages[hit.passage]?.phrasings ?? [];
    const scores = (index.heard[hit.passage] ?? []).map((sound) => SOUND_WEIGHT * soundsLike(query, sound));
    const sound = bestOf(hit.passage, phrasings, scores);
    return sound.lexical > hit.lexical ? sound : hit;
  });
  return ranked.toSorted((a, b) => b.lexical - a.lexical);
}

/** Pairs of syllables in common, or typed initials that begin one of the phrasing's ("xyk" for 信用卡). */
function soundsLike(query: readonly string[], sound: Sound): number {
  const initials = query.some((q) => q.length >= 2 && !q.includes('+') && sound.initials.some((i) => i.startsWith(q))) ? INITIALS_SCORE : 0;
  return Math.max(overlap(query, sound.pairs, () => 1), initials);
}
/** Initials alone fit many texts. */
const INITIALS_SCORE = 0.7;

function bestOf(passage: number, phrasings: readonly string[], scores: readonly number[]): LexicalHit {
  const top = scores.reduce((best, score, i) => (score > (scores[best] ?? 0) ? i : best), 0);
  return { passage, lexical: scores[top] ?? 0, matched: phrasings[top] ?? '' };
}

/** The same comparison where no index knows how rare a word is: the best phrasing and its share of words in common. */
export function wordsInCommon(query: readonly string[], phrasings: readonly string[][]): { score: number; phrasing: number } {
  const scores = phrasings.map((tokens) => overlap(unique(query), tokens, () => 1));
  const { lexical } = bestOf(0, [], scores);
  return { score: lexical, phrasing: Math.max(0, scores.indexOf(lexical)) };
}

/** Weighted share in common: three parts how much of the query is covered, one part how much of the phrasing is. */
function overlap(query: readonly string[], tokens: readonly string[], weight: (token: string) => number): number {
  if (query.length === 0 || tokens.length === 0) return 0;
  const present = new Set(tokens);
  const sum = (list: Iterable<string>) => { let total = 0; for (const token of list) total += weight(token); return total; };
  const common = sum(query.filter((q) => present.has(q)));
  return 0.75 * (common / sum(query)) + 0.25 * (common / Math.max(sum(present), common));
}
