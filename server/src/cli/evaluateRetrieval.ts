import { LANGUAGES, type Language } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import { z } from 'zod';
import type { House } from '../wireHouse.ts';

/** One line of a retrieval file. */
export const RetrievalLine = z.object({ query: z.string().min(1), relevant: z.array(z.string()).min(1), language: z.enum(LANGUAGES).optional() });
const LOOKED_AT = 10;
/** What words and vectors find by themselves, beside both together. */
const ONLY = ['words', 'meaning'] as const;
type Only = (typeof ONLY)[number];

/** Search with the reader's topic scores and products, as a turn asks it: recall@1, recall@5 and mean reciprocal rank of the first relevant item. */
export async function evaluateRetrieval(house: House, lines: readonly unknown[]): Promise<object> {
  const ranks: number[] = [];
  const times: number[] = [];
  const alone: Record<Only, number[]> = { words: [], meaning: [] };
  for (const line of lines) {
    const { query, relevant, language } = RetrievalLine.parse(line);
    const started = performance.now();
    ranks.push((await ranking(house, query, language)).findIndex((id) => relevant.includes(id)));
    times.push(performance.now() - started);
    for (const only of ONLY) alone[only].push((await ranking(house, query, language, only)).findIndex((id) => relevant.includes(id)));
  }
  const shareOf = (found: readonly number[], within: number): number => round(found.filter((r) => r >= 0 && r < within).length / found.length);
  const share = (within: number): number => shareOf(ranks, within);
  times.sort((a, b) => a - b);
  return {
    kind: 'retrieval', n: ranks.length, recallAt1: share(1), recallAt5: share(5), mrr: round(ranks.reduce((sum, r) => sum + (r < 0 ? 0 : 1 / (r + 1)), 0) / ranks.length),
    p50Ms: round(times[Math.floor(times.length / 2)] ?? 0), p99Ms: round(times[Math.floor(times.length * 0.99)] ?? 0), encoder: house.nlu.status().name,
    alone: Object.fromEntries(ONLY.map((only) => [only, { recallAt1: shareOf(alone[only], 1), recallAt5: shareOf(alone[only], 5) }])),
  };
}

async function ranking(house: House, query: string, wanted: Language | undefined, only?: Only): Promise<string[]> {
  const release = house.knowledge.currentRelease() ?? '';
  const heard = await house.nlu.parse(query, release, wanted ? { language: wanted } : {});
  const { hits } = await house.knowledge.search({ q: heard.masked, language: wanted ?? heard.language, kind: 'faq', limit: LOOKED_AT, asOf: calendarDate(new Date()), topicScores: heard.topics, products: heard.products.map((p) => p.id), ...(only ? { only } : {}) });
  return hits.map((h) => h.itemId);
}

const round = (n: number): number => Math.round(n * 10_000) / 10_000;
