import type { Passage } from './faqStore.ts';
import type { Scored } from './tokenIndex.ts';

/** Best passages handed on per query. */
export const CANDIDATES = 40;

/** `lexical` is the best phrasing's share of words in common. */
export type LexicalHit = { passage: number; lexical: number; matched: string };

/** Which passage each entry of an index stands for, and which of its phrasings (-1: the body). */
export type Entries = { passages: Uint32Array; phrasings: Int32Array };
export type Entry = { passage: number; phrasing: number };

/** Entries as columns. */
export const packed = (entries: readonly Entry[]): Entries => ({ passages: Uint32Array.from(entries, (e) => e.passage), phrasings: Int32Array.from(entries, (e) => e.phrasing) });

/** The best score of each passage so far. One per index, used again by every query: searching is synchronous, so no two queries meet in it. */
export class Best {
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
