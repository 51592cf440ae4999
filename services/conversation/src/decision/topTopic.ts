import type { Understanding } from '@lobby/contracts';

export type TopTopic = { id: string; score: number; margin: number; tooUnsure: boolean; tooClose: boolean };

/** The likeliest topic against the two thresholds: too unsure to act on, or too close to the next one to call. Null when no topic was scored. */
export function topTopic(heard: Pick<Understanding, 'topics' | 'thresholds'>): TopTopic | null {
  const [first, second] = heard.topics;
  if (!first) return null;
  const margin = first.score - (second?.score ?? 0);
  return { id: first.id, score: first.score, margin, tooUnsure: first.score < heard.thresholds.tooUnsure, tooClose: margin < heard.thresholds.tooClose };
}

/** The topic, when it is clear enough to act on. */
export function sureTopic(heard: Pick<Understanding, 'topics' | 'thresholds' | 'outOfScope'>): string | null {
  const top = topTopic(heard);
  return top && !top.tooUnsure && !top.tooClose && heard.outOfScope < heard.thresholds.outOfScope ? top.id : null;
}
