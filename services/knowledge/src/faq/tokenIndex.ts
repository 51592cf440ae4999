/** How much two texts share: three parts how much of the query is covered, one part how much of the text is. */
const QUERY_PART = 0.75;
const TEXT_PART = 0.25;
/** A word that is only nearly there counts a little less. */
const NEARLY = 0.8;

/** Tokens as numbers, shared by all releases of a language: what a passage holds is worked out once and used again by every release it is in. */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #latin: string[] = [];

  /** The numbers of these tokens, each once. */
  learn(tokens: readonly string[]): Uint32Array {
    return Uint32Array.from(new Set(tokens), (token) => this.find(token) ?? this.#add(token));
  }

  find(token: string): number | undefined {
    return this.#ids.get(token);
  }

  /** Latin words that begin with the token or are one letter away from it. */
  near(token: string): number[] {
    if (!/^[a-z0-9]{3,}$/.test(token)) return [];
    return this.#latin.filter((word) => word.startsWith(token) || (token.length >= 5 && isOneEditAway(token, word))).slice(0, 10).map((word) => this.find(word) ?? -1);
  }

  get size(): number {
    return this.#ids.size;
  }

  #add(token: string): number {
    const id = this.#ids.size;
    this.#ids.set(token, id);
    if (/^[a-z0-9]{3,}$/.test(token)) this.#latin.push(token);
    return id;
  }
}

/** The first `count` of `entries`, each with its score from 0 to 1. The arrays are used again by the next query. */
export type Scored = { count: number; entries: Uint32Array; scores: Float64Array };

export type TokenIndex = {
  /** Every entry that shares a token with the query. `asSpelt` takes no token for one that is nearly the same. */
  score(query: readonly string[], asSpelt?: boolean): Scored;
  /** True when a text holds the token. */
  has(token: string): boolean;
};

/**
 * An inverted index from tokens to short texts. Not MiniSearch: on 10,000 FAQs with ten phrasings each that took 37 ms of processor time a query and
 * 20 s to build, ten times the target; and BM25 scores are not comparable between queries, which a threshold for answering needs.
 * @param weigh true weighs rare tokens more (inverse document frequency)
 */
export function buildTokenIndex(vocabulary: Vocabulary, entries: readonly Uint32Array[], weigh: boolean): TokenIndex {
  const { starts, postings } = postingsOf(entries, vocabulary.size);
  const having = (id: number) => (starts[id + 1] ?? 0) - (starts[id] ?? 0);
  const rarity = (n: number): number => (weigh ? 1 + Math.log((entries.length + 1) / (n + 1)) : 1);
  const weights = Float64Array.from({ length: vocabulary.size }, (_, id) => rarity(having(id)));
  const lengths = Float64Array.from(entries, (tokens) => tokens.reduce((sum, id) => sum + (weights[id] as number), 0));
  const shared = new Float64Array(entries.length);
  const found: Scored = { count: 0, entries: new Uint32Array(entries.length), scores: new Float64Array(entries.length) };
  const isHere = (id: number) => id < weights.length && having(id) > 0;
  /** The token itself; where no text has it, what is nearly the same. */
  const matching = (token: string, asSpelt: boolean): { id: number; share: number }[] => {
    const exact = vocabulary.find(token);
    if (exact !== undefined && isHere(exact)) return [{ id: exact, share: 1 }];
    if (asSpelt) return [];
    return vocabulary.near(token).filter(isHere).map((id) => ({ id, share: NEARLY }));
  };
  return {
    has: (token) => isHere(vocabulary.find(token) ?? Infinity),
    score: (query, asSpelt = false) => {
      let whole = 0;
      let count = 0;
      const touched = found.entries;
      for (const token of new Set(query)) {
        const matches = matching(token, asSpelt);
        whole += matches.length === 0 ? rarity(0) : Math.max(...matches.map((m) => weights[m.id] as number));
        for (const { id, share } of matches) {
          const weight = (weights[id] as number) * share;
          const end = starts[id + 1] as number;
          for (let at = starts[id] as number; at < end; at += 1) {
            const entry = postings[at] as number;
            const before = shared[entry] as number;
            if (before === 0) touched[count++] = entry;
            shared[entry] = before + weight;
          }
        }
      }
      for (let i = 0; i < count; i += 1) {
        const entry = touched[i] as number;
        const common = shared[entry] as number;
        shared[entry] = 0;
        found.scores[i] = Math.min(1, QUERY_PART * (common / whole) + TEXT_PART * (common / Math.max(lengths[entry] as number, common)));
      }
      found.count = count;
      return found;
    },
  };
}

/** Entries by token, in one block: those of token `t` lie between `starts[t]` and `starts[t + 1]`. */
function postingsOf(entries: readonly Uint32Array[], tokens: number): { starts: Uint32Array; postings: Uint32Array } {
  const starts = new Uint32Array(tokens + 1);
  for (const entry of entries) for (const id of entry) starts[id + 1] = (starts[id + 1] as number) + 1;
  for (let id = 0; id < tokens; id += 1) starts[id + 1] = (starts[id + 1] as number) + (starts[id] as number);
  const postings = new Uint32Array(starts[tokens] as number);
  const next = starts.slice();
  entries.forEach((entry, at) => { for (const id of entry) { postings[next[id] as number] = at; next[id] = (next[id] as number) + 1; } });
  return { starts, postings };
}

/** One letter changed, added, left out, or two neighbours swapped. */
export function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const rest = (text: string, from: number) => text.slice(from);
  return rest(a, i + 1) === rest(b, i + 1) || rest(a, i + 1) === rest(b, i) || rest(a, i) === rest(b, i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && rest(a, i + 2) === rest(b, i + 2));
}

/** The same share for a few texts without an index: how many tokens of the query the best of them has. */
export function wordsInCommon(query: readonly string[], texts: readonly string[][]): { score: number; text: number } {
  const vocabulary = new Vocabulary();
  const entries = texts.map((tokens) => vocabulary.learn(tokens));
  const { count, entries: found, scores } = buildTokenIndex(vocabulary, entries, false).score(query);
  let best = { score: 0, text: 0 };
  for (let i = 0; i < count; i += 1) if ((scores[i] as number) > best.score) best = { score: scores[i] as number, text: found[i] as number };
  return best;
}
