import { createEncoder } from '@lobby/nlu/measuring';
import type { Bench } from './bench.ts';
import { MODELS, demoTopics } from './demoTopics.ts';
import { round, summarise, timed } from './stats.ts';

const TEXTS = 300;

export const benchEncoder: Bench = { name: 'encoder', about: 'loading, one text at a time in each language, a customer behind bulk work, a text seen before (ms), memory (MB)', run: measure };

/** The encoder as the server runs it: in its thread, one text per run, one thread per session. */
async function measure(): Promise<object> {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const encoder = await createEncoder({ modelsDir: MODELS });
  await encoder.ready();
  const loadMs = performance.now() - began;
  if (encoder.languages().length === 0) return { skipped: `no models: ${encoder.problem() ?? ''}` };
  const times = async (language: 'zh' | 'en'): Promise<object> => {
    const ms: number[] = [];
    for (const { text } of demoTopics(language).slice(0, TEXTS)) ms.push(await timed(() => encoder.encode(text, language)));
    return summarise(ms);
  };
  const zh = await times('zh');
  const en = await times('en');
  const again: number[] = [];
  for (const { text } of demoTopics('zh').slice(0, TEXTS)) again.push(await timed(() => encoder.encode(text, 'zh')));
  const bulk = encoder.encodeAll(demoTopics('zh').slice(-TEXTS).map(({ text }) => ({ text, language: 'zh' as const })));
  const behindBulk: number[] = [];
  for (let i = 0; i < 50; i += 1) behindBulk.push(await timed(() => encoder.encode(`第${i}位客户想查余额`, 'zh')));
  await bulk;
  const memoryMegabytes = round((process.memoryUsage().rss - before) / 1e6);
  await encoder.close();
  return { encoder: encoder.id, loadMs: round(loadMs), oneTextMs: { zh, en }, seenBeforeMs: summarise(again), behindBulkMs: summarise(behindBulk), memoryMegabytes };
}
