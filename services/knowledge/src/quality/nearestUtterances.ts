import type { Encoder, Language, NearestUtterance } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { dot } from '../unanswered/clusterByMeaning.ts';

type Neighbour = { topic: string; text: string; vector: Float32Array };

/**
 * For every utterance the nearest one of another topic, and how near its own topic is: where the other is as near, the two are confused.
 * @returns cosines 0…1, the most confusable first; empty without an encoder
 */
export async function nearestUtterances(index: ContentIndex, encoder: Encoder, wish: { topic: string; language: Language; utterances: readonly string[] }): Promise<NearestUtterance[]> {
  const { topic, language } = wish;
  const others = index.of('topic').flatMap(({ item }) => item.body.utterances[language].map((text) => ({ topic: item.body.topic, text })));
  const vectors = await encoder.encodeAll([...wish.utterances, ...others.map((o) => o.text)].map((text) => ({ text, language })));
  const own = vectors.slice(0, wish.utterances.length);
  const neighbours = others.flatMap((o, i): Neighbour[] => { const vector = vectors[wish.utterances.length + i]; return vector ? [{ ...o, vector }] : []; });
  return wish.utterances.flatMap((utterance, i) => { const vector = own[i]; return vector ? compare(utterance, vector, topic, neighbours) : []; })
    .toSorted((a, b) => (b.similarity - b.own) - (a.similarity - a.own));
}

/** The utterance itself is no neighbour of its own: with the same words it would always be nearest. */
function compare(utterance: string, vector: Float32Array, topic: string, neighbours: readonly Neighbour[]): NearestUtterance[] {
  const bare = bareText(utterance);
  const nearest = (same: boolean) => {
    let best: { neighbour: Neighbour; cosine: number } | null = null;
    for (const neighbour of neighbours) {
      if ((neighbour.topic === topic) !== same || (same && bareText(neighbour.text) === bare)) continue;
      const cosine = dot(vector, neighbour.vector);
      if (!best || cosine > best.cosine) best = { neighbour, cosine };
    }
    return best;
  };
  const other = nearest(false);
  return other ? [{ utterance, topic: other.neighbour.topic, nearest: other.neighbour.text, similarity: round(other.cosine), own: round(nearest(true)?.cosine ?? 0) }] : [];
}

const round = (n: number): number => Math.round(Math.max(0, n) * 1000) / 1000;
