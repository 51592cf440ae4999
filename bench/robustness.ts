import { createNlu } from '@lobby/nlu';
import { oddTexts, trainingRelease } from '@lobby/nlu/measuring';
import type { Bench } from './bench.ts';
import { MODELS, demoTopics } from './demoTopics.ts';
import { round, summarise } from './stats.ts';

const COUNT = 100_000;
const SEED = 20_261_129;

export const benchRobustness: Bench = { name: 'robustness', about: 'odd and hostile texts through nlu.parse: failures, longest (ms), memory (MB); --count, --seed, --minutes (ends after so many, and says how many were read)', options: ['count', 'seed', 'minutes'], long: true, run: measure };

/** Every text must come back, in bounded time and memory, whatever it is. Failures are counted and the first ones shown by kind. */
async function measure({ count, seed, minutes }: Parameters<Bench['run']>[0]): Promise<object> {
  const nlu = await createNlu({ modelsDir: MODELS });
  const release = trainingRelease(demoTopics('zh').filter((_, i) => i % 4 === 0));
  await nlu.projection.build(release, () => undefined);
  await nlu.idle();
  const byKind = new Map<string, number[]>();
  const failures: { kind: string; message: string }[] = [];
  const { rss } = process.memoryUsage;
  const before = rss();
  let most = before;
  let read = 0;
  const until = performance.now() + Number(minutes ?? Infinity) * 60_000;
  const processor = process.cpuUsage();
  for (const { kind, text } of oddTexts(Number(seed ?? SEED), Number(count ?? COUNT))) {
    const began = performance.now();
    if (began > until) break;
    try {
      await nlu.parse(text, release.releaseId);
    } catch (error) {
      failures.push({ kind, message: error instanceof Error ? error.message : String(error) });
    }
    read += 1;
    const times = byKind.get(kind) ?? [];
    times.push(performance.now() - began);
    byKind.set(kind, times);
    most = Math.max(most, rss());
  }
  const { user, system } = process.cpuUsage(processor);
  const encoder = nlu.status();
  await nlu.close();
  return {
    count: read, seed: Number(seed ?? SEED), failures: failures.length, firstFailures: failures.slice(0, 5), encoder: encoder.name, processorSeconds: round((user + system) / 1e6),
    memoryGrowthMegabytes: round((most - before) / 1e6), parseMs: Object.fromEntries([...byKind].map(([kind, ms]) => [kind, summarise(ms)])),
  };
}
