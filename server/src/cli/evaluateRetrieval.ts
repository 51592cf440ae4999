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

type Ranks = { both: number; words: number; meaning: number; language: Language };

/** Search with the reader's topic scores and products, as a turn asks it: recall@1, recall@5 and mean reciprocal rank of the first relevant item; beside it by language, and what words and vectors find alone. */
export async function evaluateRetrieval(house: House, lines: readonly unknown[]): Promise<object> {
  const found: Ranks[] = [];
  const times: number[] = [];
  for (const line of lines) {
    const { query, relevant, language } = RetrievalLine.parse(line);
    const rankOf = async (only?: Only) => (await ranking(house, query, language, only)).findIndex((id) => relevant.includes(id));
    const started = performance.now();
    const both = await rankOf();
    times.push(performance.now() - started);
    found.push({ both, words: await rankOf('words'), meaning: await rankOf('meaning'), language: language ?? (/[\u4e00-\u9fff]/.test(query) ? 'zh' : 'en') });
  }
  times.sort((a, b) => a - b);
  return {
    kind: 'retrieval', n: found.length, ...recallOf(found, 'both'), mrr: round(found.reduce((sum, { both }) => sum + (both < 0 ? 0 : 1 / (both + 1)), 0) / found.length),
    p50Ms: round(times[Math.floor(times.length / 2)] ?? 0), p99Ms: round(times[Math.floor(times.length * 0.99)] ?? 0), encoder: house.nlu.status().name,
    alone: { words: recallOf(found, 'words'), meaning: recallOf(found, 'meaning') },
    byLanguage: Object.fromEntries(LANGUAGES.map((language) => [language, found.filter((f) => f.language === language)] as const).filter(([, own]) => own.length > 0)
      .map(([language, own]) => [language, { n: own.length, both: recallOf(own, 'both'), words: recallOf(own, 'words'), meaning: recallOf(own, 'meaning') }])),
  };
}

function recallOf(found: readonly Ranks[], by: 'both' | Only): { recallAt1: number; recallAt5: number } {
  const share = (within: number) => round(found.filter((f) => f[by] >= 0 && f[by] < within).length / found.length);
  return { recallAt1: share(1), recallAt5: share(5) };
}

/** FAQ ids as a turn would find them, best first. */
export async function ranking(house: House, query: string, wanted: Language | undefined, only?: Only): Promise<string[]> {
  const release = house.knowledge.currentRelease() ?? '';
  const heard = await house.nlu.parse(query, release, wanted ? { language: wanted } : {});
  const { hits } = await house.knowledge.search({ q: heard.masked, language: wanted ?? heard.language, kind: 'faq', limit: LOOKED_AT, asOf: calendarDate(new Date()), topicScores: heard.topics, products: heard.products.map((p) => p.id), ...(only ? { only } : {}) });
  return hits.map((h) => h.itemId);
}

const round = (n: number): number => Math.round(n * 10_000) / 10_000;
