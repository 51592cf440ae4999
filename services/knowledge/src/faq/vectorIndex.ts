import type { Passage, VectorOf } from './faqStore.ts';

/** Above this many phrasings a query is first compared with one mean vector per passage. */
const TWO_STAGES_ABOVE = 12_000;
/** Passages whose phrasings are then compared one by one. */
const SHORTLIST = 400;

export type VectorHit = { passage: number; cosine: number; matched: number };
export type VectorIndex = { search(query: Float32Array, allow: (passage: number) => boolean): VectorHit[] };

/**
 * Every phrasing's vector in one block of memory, compared exactly: at these sizes no approximate index is needed. Null when there is no vector.
 */
export function buildVectorIndex(passages: readonly Passage[], vectorOf: VectorOf): VectorIndex | null {
  const rows = passages.flatMap((p, passage) => p.phrasings.flatMap((text, phrasing) => {
    const vector = vectorOf(text, p.language);
    return vector ? [{ passage, phrasing, vector }] : [];
  }));
  const dimensions = rows[0]?.vector.length ?? 0;
  if (dimensions === 0) return null;
  const block = new Float32Array(rows.length * dimensions);
  const starts = new Map<number, [number, number]>();
  rows.forEach((row, i) => {
    block.set(row.vector.subarray(0, dimensions), i * dimensions);
    starts.set(row.passage, [starts.get(row.passage)?.[0] ?? i, i + 1]);
  });
  const means = rows.length > TWO_STAGES_ABOVE ? meansOf(block, starts, dimensions) : null;
  return {
    search: (query, allow) => {
      const allowed = [...starts.keys()].filter(allow);
      const looked = means ? shortlist(query, allowed, means) : allowed;
      return looked.map((passage) => nearest(query, passage, starts.get(passage) ?? [0, 0], block, rows)).toSorted((a, b) => b.cosine - a.cosine);
    },
  };
}

function nearest(query: Float32Array, passage: number, [from, to]: [number, number], block: Float32Array, rows: readonly { phrasing: number }[]): VectorHit {
  let best: VectorHit = { passage, cosine: -1, matched: 0 };
  for (let row = from; row < to; row += 1) {
    const cosine = dot(query, block, row * query.length);
    if (cosine > best.cosine) best = { passage, cosine, matched: rows[row]?.phrasing ?? 0 };
  }
  return best;
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

function meansOf(block: Float32Array, starts: ReadonlyMap<number, [number, number]>, dimensions: number): ReadonlyMap<number, Float32Array> {
  return new Map([...starts].map(([passage, [from, to]]) => {
    const mean = new Float32Array(dimensions);
    for (let row = from; row < to; row += 1) for (let i = 0; i < dimensions; i += 1) mean[i] = (mean[i] as number) + (block[row * dimensions + i] as number) / (to - from);
    return [passage, mean];
  }));
}

function shortlist(query: Float32Array, allowed: readonly number[], means: ReadonlyMap<number, Float32Array>): number[] {
  const scored = allowed.map((passage) => ({ passage, score: dot(query, means.get(passage) ?? new Float32Array(query.length), 0) }));
  return scored.toSorted((a, b) => b.score - a.score).slice(0, SHORTLIST).map((s) => s.passage);
}
