import type { FaqHit, FaqQuery, Passage } from './faqStore.ts';

/**
 * How signals become one score. Chosen on content/demo-bank/dev and on the FAQs' own phrasings, each searched with itself left out (docs/evaluation.md has the
 * figures): the nearest phrasing, the three nearest, the title and the answer together find more than the nearest alone, so does the share of the question's words
 * that stand anywhere in a passage, and a topic's score, which is wrong now and
 * then about a neighbouring topic, may only tip the scales. Fusing ranks with equal weight is worse than vectors alone.
 */
const WORDS_BESIDE_VECTORS = 0.15;
const TOPIC_PRIOR = 0.045;
/** The topic's weight where words stand alone, on their own scale. */
const TOPIC_PRIOR_LEXICAL = 0.15;
/** Where words stand alone a product counts as much as before; beside vectors, whose texts name it too, half of that. */
const OTHER_PRODUCT = 0.03;
const NAMED_PRODUCT = 0.045;
const PRODUCT_BESIDE_VECTORS = 0.5;
/** Where a score is as likely right as wrong, with and without topic scores, and how quickly that changes: logistic fits, out-of-scope questions included. */
const HALF = { zh: { plain: 0.7, withTopics: 0.72 }, en: { plain: 0.78, withTopics: 0.8 } };
const STEEP = 0.05;
/** The same for the share of words in common. */
const LEXICAL_HALF = 0.42;
const LEXICAL_STEEP = 0.09;

/** `lexical` is the best phrasing's share of words in common, by sound too; `cover` the share of the question's words that stand anywhere in the passage. */
export type Signals = { passage: Passage; cosine: number | null; meaning?: number; lexical: number; cover?: number; matched: string; exact: boolean };

/** Best first; passages that share nothing with the query are left out. */
export function rank(signals: readonly Signals[], query: FaqQuery): FaqHit[] {
  const prior = new Map(query.topicScores.map((t) => [t.id, t.score]));
  const hits = signals.map((s) => hitOf(query.only ? oneSided(s, query.only) : s, query, prior)).filter((hit) => hit.score > 0.02);
  // Between phrasings that two passages share word for word, the topic and the product decide.
  return hits.toSorted((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1)).slice(0, query.limit).map((hit) => ({ ...hit, score: Math.min(1, hit.score) }));
}

/** A signal without the other half, so that an evaluation can tell what each brings. */
const oneSided = (signal: Signals, only: 'words' | 'meaning'): Signals => (only === 'words' ? { ...signal, cosine: null } : { ...signal, lexical: 0, cover: 0, exact: false });

function hitOf(signal: Signals, query: FaqQuery, prior: ReadonlyMap<string, number>): FaqHit {
  const { passage, cosine, lexical, matched, exact } = signal;
  const topic = passage.topic ? (prior.get(passage.topic) ?? 0) : 0;
  const bonus = productBonus(passage, query.products);
  const score = exact ? 1 + bonus + topic : cosine === null ? logistic(lexical + TOPIC_PRIOR_LEXICAL * topic + bonus, LEXICAL_HALF, LEXICAL_STEEP) : meant(signal, cosine, topic, query);
  return { passage, score, matched, semantic: cosine, lexical };
}

function meant({ passage, meaning, lexical, cover = 0 }: Signals, cosine: number, topic: number, query: FaqQuery): number {
  const sum = (meaning ?? cosine) + WORDS_BESIDE_VECTORS * Math.max(lexical, cover) + TOPIC_PRIOR * topic + PRODUCT_BESIDE_VECTORS * productBonus(passage, query.products);
  const half = HALF[query.language];
  return logistic(sum, query.topicScores.length > 0 ? half.withTopics : half.plain, STEEP);
}

/** A passage about other products than those named steps back; one about a named product steps forward. */
function productBonus(passage: Passage, wanted: readonly string[]): number {
  if (wanted.length === 0 || passage.products.length === 0) return 0;
  return passage.products.some((p) => wanted.includes(p)) ? NAMED_PRODUCT : -OTHER_PRODUCT;
}

const logistic = (x: number, half: number, steep: number): number => 1 / (1 + Math.exp((half - x) / steep));
