import type { FaqHit, FaqQuery, Passage } from './faqStore.ts';

/**
 * How signals become one score. Measured on Chinese bank FAQs (docs/decisions): vectors lead; words add a little beside them; fusing ranks with equal weight is
 * worse than vectors alone. The topic's calibrated score is a prior on the passages of that topic.
 */
const LEXICAL_BESIDE_VECTORS = 0.05;
const TOPIC_PRIOR = 0.1;
const OTHER_PRODUCT = 0.06;
const NAMED_PRODUCT = 0.03;
/** Cosine at which an answer is as likely wrong as right, and how quickly that changes, for bge-small on short questions. */
const COSINE_HALF = 0.62;
const COSINE_STEEP = 0.055;
/** The same for the share of words in common. */
const LEXICAL_HALF = 0.42;
const LEXICAL_STEEP = 0.09;

export type Signals = { passage: Passage; cosine: number | null; lexical: number; matched: string; exact: boolean };

/** Best first; passages that share nothing with the query are left out. */
export function rank(signals: readonly Signals[], query: FaqQuery): FaqHit[] {
  const prior = new Map(query.topicScores.map((t) => [t.id, t.score]));
  return signals.map((s) => hitOf(s, query, prior)).filter((hit) => hit.score > 0.02).toSorted((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1)).slice(0, query.limit);
}

function hitOf(signal: Signals, query: FaqQuery, prior: ReadonlyMap<string, number>): FaqHit {
  const { passage, cosine, lexical, matched, exact } = signal;
  const bonus = TOPIC_PRIOR * (passage.topic ? (prior.get(passage.topic) ?? 0) : 0) + productBonus(passage, query.products);
  const score = exact ? 1 + bonus : cosine === null ? logistic(lexical + bonus, LEXICAL_HALF, LEXICAL_STEEP) : logistic(cosine + LEXICAL_BESIDE_VECTORS * lexical + bonus, COSINE_HALF, COSINE_STEEP);
  return { passage, score: Math.min(1, score), matched, semantic: cosine, lexical };
}

/** A passage about other products than those named steps back; one about a named product steps forward. */
function productBonus(passage: Passage, wanted: readonly string[]): number {
  if (wanted.length === 0 || passage.products.length === 0) return 0;
  return passage.products.some((p) => wanted.includes(p)) ? NAMED_PRODUCT : -OTHER_PRODUCT;
}

const logistic = (x: number, half: number, steep: number): number => 1 / (1 + Math.exp((half - x) / steep));
