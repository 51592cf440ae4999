import { setImmediate } from 'node:timers/promises';

/** About a millisecond of work. */
const COMPARE_AT_ONCE = 2_000;

/** Something with a place in the space of meanings; null where there is no encoder. */
export type Placed<T> = { value: T; vector: Float32Array | null };

/**
 * Leader clustering: in the order given (the weightiest first), each value joins the nearest leader that is near enough, or leads a cluster of its own. One pass, no count of
 * clusters to guess, and the leader is the question that most customers asked. O(n · clusters); deterministic. Between comparisons others have their turn.
 * @param near least cosine to a leader; vectors have unit length. Values without a vector stay alone.
 */
export async function clusterByMeaning<T>(values: readonly Placed<T>[], near: number): Promise<T[][]> {
  const clusters: { leader: Float32Array | null; members: T[] }[] = [];
  let compared = 0;
  for (const { value, vector } of values) {
    compared += clusters.length;
    if (compared > COMPARE_AT_ONCE) { compared = 0; await setImmediate(); }
    const home = vector ? nearestOf(clusters, vector, near) : null;
    if (home) home.members.push(value);
    else clusters.push({ leader: vector, members: [value] });
  }
  return clusters.map((c) => c.members);
}

function nearestOf<C extends { leader: Float32Array | null }>(clusters: readonly C[], vector: Float32Array, near: number): C | null {
  let best: C | null = null;
  let bestCosine = near;
  for (const cluster of clusters) {
    const cosine = cluster.leader ? dot(cluster.leader, vector) : -1;
    if (cosine >= bestCosine) { best = cluster; bestCosine = cosine; }
  }
  return best;
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
