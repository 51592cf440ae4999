import { createNlu } from '@lobby/nlu';
import { oddTexts, trainingRelease } from '@lobby/nlu/measuring';
import type { Bench } from './bench.ts';
import { MODELS, demoTopics } from './demoTopics.ts';
import { round, summarise } from './stats.ts';

const COUNT = 100_000;
const SEED = 20_261_129;

export const benchRobustness: Bench = { name: 'robustness', about: 'odd and hostile texts through nlu.parse: failures, longest (ms), memory (MB); --count, --seed', options: ['count', 'seed'], long: true, run: measure };

/** Every text must come back, in bounded time and memory, whatever it is. Failures are counted and the first ones shown by kind. */
async function measure({ count, seed }: Parameters<Bench['run']>[0]): Promise<object> {
  const nlu = await createNlu({ modelsDir: MODELS });
  const release = trainingRelease(demoTopics('zh').filter((_, i) => i % 4 === 0));
  await nlu.projection.build(release, () => undefined);
  await nlu.idle();
  const byKind = new Map<string, number[]>();
  const failures: { kind: string; message: string }[] = [];
  const heapBefore = process.memoryUsage().rss;
  let heapMost = heapBefore;
  for (const { kind, text } of oddTexts(Number(seed ?? SEED), Number(count ?? COUNT))) {
    const began = performance.now();
    try {
      await nlu.parse(text, release.releaseId);
    } catch (error) {
      failures.push({ kind, message: error instanceof Error ? error.message : String(error) });
    }
    const times = byKind.get(kind) ?? [];
    times.push(performance.now() - began);
    byKind.set(kind, times);
    heapMost = Math.max(heapMost, process.memoryUsage.rss());
  }
  const encoder = nlu.status();
  await nlu.close();
  return { count: Number(count ?? COUNT), seed: Number(seed ?? SEED), failures: failures.length, firstFailures: failures.slice(0, 5), encoder: encoder.name, memoryGrowthMegabytes: round((heapMost - heapBefore) / 1e6), parseMs: Object.fromEntries([...byKind].map(([kind, ms]) => [kind, summarise(ms)])) };
}
