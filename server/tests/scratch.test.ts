import { createKnowledge, openEmbeddedFaq, openGrafeo } from '@lobby/knowledge';
import { openTestDatabase } from '@lobby/testkit';
import { createLog, systemClock, repositoryRoot } from '@lobby/service-kit';
import { it } from 'vitest';
import { join } from 'node:path';
it('seeds', async () => {
  const database = await openTestDatabase();
  const t0 = performance.now();
  const k = await createKnowledge({ database, graph: openGrafeo(), faq: openEmbeddedFaq(), encoder: { id: 'none', semantic: false, encode: async () => null, encodeAll: async (t) => t.map(() => null), ready: async () => undefined }, projections: [], interpret: async () => { throw new Error('no'); }, audit: async () => undefined, clock: systemClock, log: createLog({level:'debug'}) });
  try { console.log('seed', await k.seedIfEmpty(join(repositoryRoot(), 'content/demo-bank')), performance.now() - t0); } catch (e) { console.log(String((e as Error).message).slice(0, 6000)); return; }
  const base = { language: 'zh' as const, topicScores: [], aspects: [] as never[], slots: {}, facts: {}, avoid: [] };
  for (const q of [
    { text: '白金卡年费多少', intent: 'aspect', products: ['product.card-platinum'], aspects: ['fee'] },
    { text: '三年定期利率', intent: 'aspect', products: ['product.time-deposit'], aspects: ['rate'], slots: { term: 'P3Y' } },
    { text: '五年定期利率20万', intent: 'aspect', products: ['product.time-deposit'], aspects: ['rate'], slots: { term: 'P5Y', amount: 200000 } },
    { text: '能办白金卡吗', intent: 'eligibility', products: ['product.card-platinum'] },
    { text: '能办白金卡吗', intent: 'eligibility', products: ['product.card-platinum'], facts: { 'fact.age': 30, 'fact.monthly-income': 3000 } },
    { text: '金卡和白金卡哪个好', intent: 'compare', products: ['product.card-gold', 'product.card-platinum'] },
    { text: '怎么修改预留手机号', intent: 'faq' },
    { text: '哪些免年费的卡能在境外用', intent: 'find', slots: {} },
  ]) {
    const t = performance.now();
    const a = await k.ask({ ...base, ...q } as never);
    console.log(q.text, '=>', a.kind, a.score, (performance.now() - t).toFixed(1) + 'ms', '\n   ', a.text.slice(0, 400), '\n   ', a.citations.map((c) => `${c.itemId}@${c.version}`).join(' '), a.verdict ? JSON.stringify({ o: a.verdict.outcome, path: a.verdict.path.length, missing: a.verdict.missing.slice(0, 3).map((m) => m.question) }) : '');
  }
  await k.close(); await database.close();
}, 120000);
