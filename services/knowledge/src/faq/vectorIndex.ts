import type { Passage, VectorOf } from './faqStore.ts';
import { bodyText } from './passages.ts';

/** Above this many phrasings a query is first compared with one mean vector per passage. */
const TWO_STAGES_ABOVE = 12_000;
/** Passages whose phrasings are then compared one by one. */
const SHORTLIST = 400;
/** Best passages handed on per query; the words may ask for the cosine of others. */
const CANDIDATES = 30;

/** How the nearest phrasing, the three nearest, all of them and the answer itself count in what a passage means. Chosen with the weights of rank.ts. */
const NEAREST_PART = 0.3;
const NEAR_PART = 0.3;
const MEAN_PART = 0.3;
const BODY_PART = 0.1;

/** `cosine` is the nearest phrasing's; `meaning` adds the others and the body, because a passage that is meant is near with all that it is. */
export type VectorHit = { passage: number; cosine: number; meaning: number; matched: number };
export type VectorIndex = {
  /** The nearest passages, and beside them those that were found otherwise and want their cosine. */
  search(query: Float32Array, allow: (passage: number) => boolean, beside: readonly number[]): VectorHit[];
};

/** All vectors in one block of memory: row `i` of passage `p` lies between `starts[p]` and `starts[p + 1]`; `bodies` holds one row per passage, zeros for none. */
type Block = { values: Float32Array; dimensions: number; starts: Uint32Array; phrasings: Uint16Array; bodies: Float32Array };

/**
 * Every phrasing's vector, compared exactly: at these sizes no approximate index is needed. Null when there is no vector at all.
 */
export function buildVectorIndex(passages: readonly Passage[], vectorOf: VectorOf): VectorIndex | null {
  const block = blockOf(passages, vectorOf);
  if (!block) return null;
  const means = (block.starts[passages.length] ?? 0) > TWO_STAGES_ABOVE ? meansOf(block, passages.length) : null;
  return {
    search: (query, allow, beside) => {
      const allowed: number[] = [];
      for (let p = 0; p < passages.length; p += 1) if (block.starts[p] !== block.starts[p + 1] && allow(p)) allowed.push(p);
      const looked = means ? nearestMeans(query, allowed, means, block.dimensions) : allowed;
      const hits = looked.map((passage) => nearestPhrasing(query, passage, block)).toSorted((a, b) => b.meaning - a.meaning).slice(0, CANDIDATES);
      const found = new Set(hits.map((h) => h.passage));
      return [...hits, ...beside.filter((p) => !found.has(p) && block.starts[p] !== block.starts[p + 1]).map((p) => nearestPhrasing(query, p, block))];
    },
  };
}

function blockOf(passages: readonly Passage[], vectorOf: VectorOf): Block | null {
  const vectors: Float32Array[] = [];
  const phrasings: number[] = [];
  const starts = new Uint32Array(passages.length + 1);
  passages.forEach((p, passage) => {
    p.phrasings.forEach((text, phrasing) => { const vector = vectorOf(text, p.language); if (vector) { vectors.push(vector); phrasings.push(phrasing); } });
    starts[passage + 1] = vectors.length;
  });
  const dimensions = vectors[0]?.length ?? 0;
  if (dimensions === 0) return null;
  const values = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, row) => values.set(vector.subarray(0, dimensions), row * dimensions));
  return { values, dimensions, starts, phrasings: Uint16Array.from(phrasings), bodies: bodiesOf(passages, vectorOf, dimensions) };
}

function bodiesOf(passages: readonly Passage[], vectorOf: VectorOf, dimensions: number): Float32Array {
  const bodies = new Float32Array(passages.length * dimensions);
  passages.forEach((p, at) => { const vector = vectorOf(bodyText(p), p.language); if (vector) bodies.set(vector.subarray(0, dimensions), at * dimensions); });
  return bodies;
}

function nearestPhrasing(query: Float32Array, passage: number, { values, dimensions, starts, phrasings, bodies }: Block): VectorHit {
  let [first, second, third, sum, matched] = [-1, -1, -1, 0, 0];
  const [from, to] = [starts[passage] ?? 0, starts[passage + 1] ?? 0];
  for (let row = from; row < to; row += 1) {
    const cosine = dot(query, values, row * dimensions);
    sum += cosine;
    if (cosine > first) { [first, second, third] = [cosine, first, second]; matched = phrasings[row] ?? 0; } else if (cosine > second) [second, third] = [cosine, second];
    else if (cosine > third) third = cosine;
  }
  const near = to - from >= 3 ? (first + second + third) / 3 : sum / (to - from);
  const said = NEAREST_PART * first + NEAR_PART * near + MEAN_PART * (sum / (to - from));
  const body = dot(query, bodies, passage * dimensions);
  // Without the body's vector its part goes to the others.
  return { passage, cosine: first, meaning: body === 0 ? said / (1 - BODY_PART) : said + BODY_PART * body, matched };
}

/** Dot product of two unit vectors is their cosine. Four sums at a time: the engine cannot reorder float additions by itself. */
function dot(query: Float32Array, block: Float32Array, at: number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i + 3 < query.length; i += 4) {
    a += (query[i] as number) * (block[at + i] as number);
    b += (query[i + 1] as number) * (block[at + i + 1] as number);
    c += (query[i + 2] as number) * (block[at + i + 2] as number);
    d += (query[i + 3] as number) * (block[at + i + 3] as number);
  }
  return a + b + c + d;
}

function meansOf({ values, dimensions, starts }: Block, passages: number): Float32Array {
  const means = new Float32Array(passages * dimensions);
  for (let passage = 0; passage < passages; passage += 1) {
    const [from, to] = [starts[passage] ?? 0, starts[passage + 1] ?? 0];
    for (let row = from; row < to; row += 1) for (let i = 0; i < dimensions; i += 1) means[passage * dimensions + i] = (means[passage * dimensions + i] as number) + (values[row * dimensions + i] as number) / (to - from);
  }
  return means;
}

function nearestMeans(query: Float32Array, allowed: readonly number[], means: Float32Array, dimensions: number): number[] {
  if (allowed.length <= SHORTLIST) return [...allowed];
  const scores = Float32Array.from(allowed, (passage) => dot(query, means, passage * dimensions));
  const least = scores.toSorted().at(-SHORTLIST) ?? -1;
  return allowed.filter((_p, i) => (scores[i] as number) >= least);
}
