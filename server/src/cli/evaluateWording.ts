import { createModel, type Worded } from '@lobby/conversation';
import { createLog, readEnv } from '@lobby/service-kit';
import type { House } from '../wireHouse.ts';
import { RetrievalLine } from './evaluateRetrieval.ts';

/** Wordings shown of each outcome. */
const SHOWN = 5;

/**
 * How the language model of MODEL_URL words what the bot answers to each question: how many of its wordings go out, why the others do not, and how long they take. Questions whose
 * reply is never given to a model (a verdict, a table, a short sentence) are counted apart.
 * @param patience seconds a wording may take, where a slow machine's limit is not what is measured; without it the limits of the service hold
 * @throws Error without MODEL_URL
 */
export async function evaluateWording(house: House, lines: readonly unknown[], patience?: string): Promise<object> {
  const { MODEL_URL, MODEL_KEY, MODEL_NAME } = readEnv();
  if (!MODEL_URL) throw new Error('Say which model: MODEL_URL=http://HOST:PORT/v1 MODEL_NAME=name');
  const totalMs = patience === undefined ? null : Number(patience) * 1000;
  const worded: Worded[] = [];
  const model = createModel({ url: MODEL_URL, key: MODEL_KEY, name: MODEL_NAME, log: createLog({ level: 'error' }), onWorded: (outcome) => worded.push(outcome), ...(totalMs === null ? {} : { limits: { firstTokenMs: totalMs, totalMs } }) });
  const names = (await house.knowledge.dialogue(house.knowledge.currentRelease() ?? '')).products;
  for (const [i, line] of lines.entries()) {
    const { query, language } = RetrievalLine.parse(line);
    for (const reply of await repliesTo(house, query, language ?? 'zh', i)) await model.reword(reply, language ?? 'zh', [...names.values()].flatMap((p) => [p.title.zh, ...(p.title.en ? [p.title.en] : [])]), new AbortController().signal);
  }
  return { kind: 'wording', model: MODEL_NAME, n: lines.length, given: worded.length, ...sharesOf(worded), examples: examplesOf(worded) };
}

async function repliesTo(house: House, text: string, language: 'zh' | 'en', i: number) {
  const result = await house.rehearse({
    conversationId: `wording_${i}`, turnId: `wording_${i}`, texts: [{ text, seq: 1 }], state: null, releaseId: house.knowledge.currentRelease() ?? '', language,
    customer: { customerId: null, bankCustomerId: null, assurance: 'anonymous' }, now: new Date(),
  }, new AbortController().signal);
  return result.replies;
}

function sharesOf(worded: readonly Worded[]) {
  const times = worded.map((w) => w.tookMs).toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.floor(times.length * share)] ?? 0);
  const outcomes: Record<string, number> = {};
  for (const { refused } of worded) outcomes[refused ?? 'used'] = (outcomes[refused ?? 'used'] ?? 0) + 1;
  return { usedShare: worded.length === 0 ? 0 : Math.round(((outcomes.used ?? 0) / worded.length) * 1000) / 1000, outcomes, p50Ms: at(0.5), p99Ms: at(0.99) };
}

const examplesOf = (worded: readonly Worded[]): Record<string, { text: string; worded: string | null }[]> =>
  Object.fromEntries([...new Set(worded.map((w) => w.refused))].map((refused) => [refused ?? 'used', worded.filter((w) => w.refused === refused).slice(0, SHOWN).map(({ text, worded: said }) => ({ text, worded: said }))]));
