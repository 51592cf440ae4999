import { RowBlock } from '@lobby/service-kit/vectors';
import type { Passage, VectorOf } from './faqStore.ts';
import { bodyText } from './passages.ts';
import { TopOf } from './topOf.ts';

/** Above this many phrasings a query is first compared with one mean vector per passage. */
const TWO_STAGES_ABOVE = 12_000;
/** Passages whose phrasings are then compared one by one: so many, and more where more are wanted. */
const SHORTLIST = 400;
const SHORTLIST_TIMES = 3;

/** How the nearest phrasing, the three nearest, the title and the answer itself count in what a passage means. Chosen with the weights of rank.ts. */
const NEAREST_PART = 0.2;
const NEAR_PART = 0.36;
const TITLE_PART = 0.28;
const BODY_PART = 0.16;

/** `cosine` is the nearest phrasing's; `meaning` adds the others and the body, because a passage that is meant is near with all that it is. */
export type VectorHit = { passage: number; cosine: number; meaning: number; matched: number };
export type VectorIndex = {
  /** The nearest passages, and beside them those that were found otherwise and want their cosine. */
  search(query: Float32Array, allow: (passage: number) => boolean, beside: readonly number[], candidates: number): VectorHit[];
  /** Vectors compared since the index was built. */
  compared(): number;
};

/** Rows of one block: the phrasings of passage `p` from `starts[p]` to `starts[p + 1]`, then one row per passage for its body (zeros for none), then one for its mean. */
type Block = { rows: RowBlock; starts: Uint32Array; phrasings: Uint16Array; passages: number; bodyAt: number; meanAt: number | null };

/**
 * Every phrasing's vector, compared exactly: at these sizes no approximate index is needed. Null when there is no vector at all.
 * @param twoStagesAbove for tests
 */
export function buildVectorIndex(passages: readonly Passage[], vectorOf: VectorOf, twoStagesAbove = TWO_STAGES_ABOVE): VectorIndex | null {
  const block = blockOf(passages, vectorOf, twoStagesAbove);
  if (!block) return null;
  return {
    search: (query, allow, beside, candidates) => {
      block.rows.ask(query);
      const near = block.meanAt === null ? nearestOfAll(block, allow, candidates) : nearestByMeans(block, block.meanAt, allow, beside, candidates);
      const found = new Set(near);
      return [...near, ...beside.filter((p) => !found.has(p) && has(block, p))].map((p) => hitOf(block, p));
    },
    compared: () => block.rows.compared,
  };
}

const has = ({ starts }: Block, passage: number): boolean => starts[passage] !== starts[passage + 1];

/** All rows at once, then the best passages. */
function nearestOfAll(block: Block, allow: (passage: number) => boolean, candidates: number): number[] {
  block.rows.compare(0, block.bodyAt + block.passages);
  return best(block, candidates, (p) => meaningOf(block, p), allow);
}

/** One row per passage first; phrasings and bodies only of those that may be near. */
function nearestByMeans(block: Block, meanAt: number, allow: (passage: number) => boolean, beside: readonly number[], candidates: number): number[] {
  const { rows, starts, bodyAt } = block;
  rows.compare(meanAt, meanAt + block.passages);
  const shortlist = best(block, Math.max(SHORTLIST, candidates * SHORTLIST_TIMES), (p) => rows.products[meanAt + p] as number, allow);
  for (const p of new Set([...shortlist, ...beside])) {
    rows.compare(starts[p] as number, starts[p + 1] as number);
    rows.compare(bodyAt + p, bodyAt + p + 1);
  }
  const top = new TopOf(candidates);
  for (const p of shortlist) top.offer(p, meaningOf(block, p));
  return top.take();
}

/** The allowed passages of the highest score. Whether one is allowed is only asked where its score would do. */
function best(block: Block, count: number, scoreOf: (passage: number) => number, allow: (passage: number) => boolean): number[] {
  const top = new TopOf(Math.min(count, block.passages));
  for (let p = 0; p < block.passages; p += 1) {
    if (!has(block, p)) continue;
    const score = scoreOf(p);
    if (score > top.floor && allow(p)) top.offer(p, score);
  }
  return top.take();
}

/** Row of the phrasing that is nearest. */
function nearestRow({ rows, starts }: Block, passage: number): number {
  let nearest = starts[passage] as number;
  for (let row = nearest + 1; row < (starts[passage + 1] as number); row += 1) if ((rows.products[row] as number) > (rows.products[nearest] as number)) nearest = row;
  return nearest;
}

function meaningOf({ rows: { products: scores }, starts, phrasings, bodyAt }: Block, passage: number): number {
  let [first, second, third, sum] = [-1, -1, -1, 0];
  const [from, to] = [starts[passage] as number, starts[passage + 1] as number];
  for (let row = from; row < to; row += 1) {
    const cosine = scores[row] as number;
    sum += cosine;
    if (cosine > first) { third = second; second = first; first = cosine; } else if (cosine > second) { third = second; second = cosine; } else if (cosine > third) third = cosine;
  }
  const near = to - from >= 3 ? (first + second + third) / 3 : sum / (to - from);
  // A passage's first phrasing is its title; where that has no vector the nearest stands for it.
  const title = phrasings[from] === 0 ? (scores[from] as number) : first;
  const said = NEAREST_PART * first + NEAR_PART * near + TITLE_PART * title;
  const body = scores[bodyAt + passage] as number;
  // Without the body's vector its part goes to the others.
  return body === 0 ? said / (1 - BODY_PART) : said + BODY_PART * body;
}

function hitOf(block: Block, passage: number): VectorHit {
  const row = nearestRow(block, passage);
  return { passage, cosine: block.rows.products[row] as number, meaning: meaningOf(block, passage), matched: block.phrasings[row] ?? 0 };
}

function blockOf(passages: readonly Passage[], vectorOf: VectorOf, twoStagesAbove: number): Block | null {
  const vectors: Float32Array[] = [];
  const phrasings: number[] = [];
  const starts = new Uint32Array(passages.length + 1);
  passages.forEach((p, passage) => {
    p.phrasings.forEach((text, phrasing) => { const vector = vectorOf(text, p.language); if (vector) { vectors.push(vector); phrasings.push(phrasing); } });
    starts[passage + 1] = vectors.length;
  });
  const dimensions = vectors[0]?.length ?? 0;
  if (dimensions === 0) return null;
  const bodyAt = vectors.length;
  const meanAt = bodyAt > twoStagesAbove ? bodyAt + passages.length : null;
  const rows = new RowBlock(meanAt === null ? bodyAt + passages.length : meanAt + passages.length, dimensions);
  vectors.forEach((vector, row) => rows.set(row, vector));
  passages.forEach((p, at) => { const vector = vectorOf(bodyText(p), p.language); if (vector) rows.set(bodyAt + at, vector); });
  if (meanAt !== null) passages.forEach((_p, at) => writeMean(rows, starts[at] as number, starts[at + 1] as number, meanAt + at));
  return { rows, starts, phrasings: Uint16Array.from(phrasings), passages: passages.length, bodyAt, meanAt };
}

function writeMean(rows: RowBlock, from: number, to: number, meanRow: number): void {
  const mean = rows.row(meanRow);
  for (let row = from; row < to; row += 1) rows.row(row).forEach((value, i) => { mean[i] = (mean[i] as number) + value / (to - from); });
}
