import { openEmbeddedFaq, openMeili, type FaqSearcher } from '@lobby/knowledge';
import { faqPassages, vectorsFor } from '@lobby/knowledge/measuring';
import { createLog } from '@lobby/service-kit';
import { summarise, timed } from './stats.ts';
import type { Bench } from './bench.ts';

const FAQS = 10_000;
const SEARCHES = 400;
const RELEASE = `rel_benchfaq${process.pid}`;
/** As customers write: another order, left-out words, a typo. */
const ASKED = ['学生金卡年费多少钱', '老人怎么办理手机银行', '外籍客户房贷要什么材料', '借记卡忘了密码咋办', '跨行转帐多久到', '定期可以取消不', '企业主限额多少', 'dingqi cunkuan', '教师车贷优惠', '那个分期失败了'];

export const benchFaq: Bench = { name: 'faq', about: 'FAQ search over 10,000 FAQs, by words and by words and vectors, on each engine (ms)', run: measureFaq };

/** FAQ search over 10,000 FAQs of five phrasings: by words, and by words and vectors (without the query's own encoding, some 5 ms), on each engine that is there. */
async function measureFaq(): Promise<object> {
  const passages = faqPassages(FAQS);
  const embedded = await measure(openEmbeddedFaq(), passages);
  const url = process.env.MEILI_URL ?? process.env.LOBBY_TEST_MEILI_URL;
  const meili = url ? await measure(await openMeili({ url, key: process.env.MEILI_KEY ?? '', log: createLog({ level: 'error' }), budgetMs: 5_000 }), passages) : 'skipped: MEILI_URL names no server';
  return { unit: 'ms', faqs: FAQS, embedded, meilisearch: meili, target: { lexical: 3, hybrid: 15 } };
}

async function measure(store: FaqSearcher, passages: ReturnType<typeof faqPassages>): Promise<object> {
  const vectorOf = vectorsFor();
  try {
    const lexicalBuildMs = await timed(() => store.build(RELEASE, passages, null));
    const lexical = await searchTimes(store, null);
    const vectorBuildMs = await timed(() => store.build(RELEASE, passages, vectorOf));
    const hybrid = await searchTimes(store, vectorOf);
    return { lexicalBuildMs: Math.round(lexicalBuildMs), vectorBuildMs: Math.round(vectorBuildMs), lexical, hybrid };
  } finally {
    await store.drop(RELEASE).catch(() => undefined);
    await store.close();
  }
}

async function searchTimes(store: FaqSearcher, vectorOf: ReturnType<typeof vectorsFor> | null): Promise<object> {
  const search = (i: number) => { const text = ASKED[i % ASKED.length] ?? ''; return store.search(RELEASE, { text, vector: vectorOf?.(text, 'zh') ?? null, language: 'zh', topicScores: [], products: [], asOf: '2026-11-23', audience: 'customer', limit: 10 }); };
  for (let i = 0; i < 20; i += 1) await search(i);
  const times: number[] = [];
  let hits = 0;
  for (let i = 0; i < SEARCHES; i += 1) times.push(await timed(async () => { hits += (await search(i)).length; }));
  return { ...summarise(times), hitsPerSearch: hits / SEARCHES };
}
