import { createModel, type Worded } from '@lobby/conversation';
import type { Language } from '@lobby/contracts';
import { createLog, readEnv } from '@lobby/service-kit';
import type { House } from '../wireHouse.ts';
import { ranking, RetrievalLine } from './evaluateRetrieval.ts';

/** Texts shown of each outcome. */
const SHOWN = 5;

type Model = ReturnType<typeof createModel>;
type Asked = { query: string; relevant: readonly string[]; language: Language };

/**
 * What the language model of MODEL_URL is good for here: how many of its wordings of the bot's answers go out, why the others do not, and how long they take; the same of questions
 * said otherwise, and whether these find the right FAQ more often. Replies that are never given to a model (a verdict, a table, a short sentence) are left out.
 * @param patience seconds a text may take, where the speed of the machine is not what is measured; without it the limits of the service hold
 * @throws Error without MODEL_URL
 */
export async function evaluateWording(house: House, lines: readonly unknown[], patience?: string): Promise<object> {
  const asked = lines.map((line): Asked => { const { query, relevant, language } = RetrievalLine.parse(line); return { query, relevant, language: language ?? 'zh' }; });
  const names = [...(await house.knowledge.dialogue(house.knowledge.currentRelease() ?? '')).products.values()].flatMap((p) => [p.title.zh, ...(p.title.en ? [p.title.en] : [])]);
  const wordings = await collected(patience, async (model) => {
    for (const [i, { query, language }] of asked.entries()) for (const reply of await repliesTo(house, query, language, i)) await model.reword(reply, language, names, never());
  });
  return { kind: 'wording', model: readEnv().MODEL_NAME, n: asked.length, encoder: house.nlu.status().name, wording: reportOf(wordings), rewriting: await rewriting(house, asked, names, patience) };
}

const never = (): AbortSignal => new AbortController().signal;

async function collected(patience: string | undefined, work: (model: Model) => Promise<void>): Promise<Worded[]> {
  const { MODEL_URL, MODEL_KEY, MODEL_NAME } = readEnv();
  if (!MODEL_URL) throw new Error('Say which model: MODEL_URL=http://HOST:PORT/v1 MODEL_NAME=name');
  const outcomes: Worded[] = [];
  const ms = Number(patience) * 1000;
  await work(createModel({ url: MODEL_URL, key: MODEL_KEY, name: MODEL_NAME, log: createLog({ level: 'error' }), onWorded: (outcome) => outcomes.push(outcome), ...(patience === undefined ? {} : { limits: { firstTokenMs: ms, totalMs: ms } }) }));
  return outcomes;
}

/** The right FAQ in first place for the question as it was asked, and for the model's words of it where they may be used. */
async function rewriting(house: House, asked: readonly Asked[], names: readonly string[], patience: string | undefined): Promise<object> {
  const hits = { asked: 0, rewritten: 0 };
  const outcomes = await collected(patience, async (model) => {
    for (const { query, relevant, language } of asked) {
      const isFirst = async (text: string): Promise<number> => Number(relevant.includes((await ranking(house, text, language))[0] ?? ''));
      const before = await isFirst(query);
      const other = await model.rewrite?.(query, language, names, never());
      hits.asked += before;
      hits.rewritten += other ? await isFirst(other) : before;
    }
  });
  return { ...reportOf(outcomes), recallAt1: { asked: share(hits.asked, asked.length), rewritten: share(hits.rewritten, asked.length) } };
}

async function repliesTo(house: House, text: string, language: Language, i: number) {
  const result = await house.rehearse({
    conversationId: `wording_${i}`, turnId: `wording_${i}`, texts: [{ text, seq: 1 }], state: null, releaseId: house.knowledge.currentRelease() ?? '', language,
    customer: { customerId: null, bankCustomerId: null, assurance: 'anonymous' }, now: new Date(),
  }, never());
  return result.replies;
}

function reportOf(outcomes: readonly Worded[]) {
  const times = outcomes.map((w) => w.tookMs).toSorted((a, b) => a - b);
  const at = (part: number): number => Math.round(times[Math.floor(times.length * part)] ?? 0);
  const named = groupBy(outcomes, (w) => w.refused ?? 'used');
  return {
    given: outcomes.length, usedShare: share(named.get('used')?.length ?? 0, outcomes.length), outcomes: Object.fromEntries([...named].map(([name, list]) => [name, list.length])), p50Ms: at(0.5), p99Ms: at(0.99),
    examples: Object.fromEntries([...named].map(([name, list]) => [name, list.slice(0, SHOWN).map(({ text, worded }) => ({ text, worded }))])),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000);

function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}
