import type { DialogueState, NluContext, Reply, Understanding } from '@lobby/contracts';
import { buildPacket } from '../../decision/buildPacket.ts';
import { UPSET } from '../../decision/limits.ts';
import { readLanguageWish } from '../../dialogue/answer/readLanguageWish.ts';
import { languageOf } from '../../dialogue/repair/languageSwitch.ts';
import { needsOf } from '../../dialogue/repair/severalNeeds.ts';
import type { TurnText } from '../turnGraph.ts';
import { productNames, type Draft, type Reworder, type TurnContext } from './context.ts';
import { finish } from './finish.ts';
import { performSay } from './performWords.ts';
import { think } from './think.ts';
import { withBudget } from './withBudget.ts';

const UNDERSTAND_BUDGET_MS = 2000;

/** What flows between the nodes; plain values, replaced as a whole, nothing kept after the turn. */
export type Work = {
  context: TurnContext;
  draft: Draft;
  /** Texts not yet read. */
  waiting: TurnText[];
  current: TurnText | null;
  /** The needs of the current text; null when it could not be understood in time. */
  heard: Understanding[] | null;
  upset: boolean;
};

/** True while messages of this turn are still unread; a handoff ends the reading. */
const hasMore = (work: Work): boolean => work.waiting.length > 0 && !work.draft.handoff;

/** Node: reads the messages of the turn one after the other, each in the state the one before it left, and decides and looks up what each needs. */
export async function consider(start: Work): Promise<Partial<Work>> {
  let work = start;
  do {
    work = { ...work, ...await understand(work) };
    work = { ...work, ...await consult(work) };
  } while (hasMore(work));
  const { draft, waiting, current, heard, upset } = work;
  return { draft, waiting, current, heard, upset };
}

/** Reads the next text, and each of its needs when it holds several. */
async function understand({ context, draft, waiting }: Work): Promise<Partial<Work>> {
  const [current, ...rest] = waiting;
  if (!current) return { waiting: [], current: null, heard: [] };
  const started = performance.now();
  const wish = current.option === undefined ? readLanguageWish(current.text) : null;
  const whole = await parse(wish?.rest || current.text, draft.state, context);
  const needs = whole && current.option === undefined ? needsOf(whole) : [];
  const parts = whole && needs.length > 1 ? await Promise.all(needs.map((text) => parse(text, draft.state, context))) : [];
  // Danger and mood are properties of the whole message, so every part carries the whole's signals.
  const heard = whole && parts.length > 1 && parts.every((p) => p !== null) ? parts.map((p) => ({ ...p, signals: whole.signals, frustration: whole.frustration })) : whole && [whole];
  const language = wish?.language ?? (whole ? languageOf(whole, draft.state.language) : draft.state.language);
  context.trace.timingsMs.understand = (context.trace.timingsMs.understand ?? 0) + performance.now() - started;
  context.trace.understanding.push(...(heard ?? []));
  return { waiting: rest, current, heard, draft: { ...draft, state: { ...draft.state, language } }, upset: (whole?.frustration ?? 0) >= UPSET };
}

function parse(text: string, state: DialogueState, context: TurnContext): Promise<Understanding | null> {
  return withBudget(() => context.deps.nlu.parse(text, context.know.releaseId, nluContext(state, context.today)), UNDERSTAND_BUDGET_MS, context.signal, null);
}

/** What understanding may use to read a bare answer rightly. Only a value that was asked for makes a short text an answer; "交易明细" after "要继续吗" is a new matter. */
function nluContext(state: DialogueState, today: string): NluContext {
  const { lastTopic, lastProducts } = state;
  const expecting = state.expecting?.kind === 'slot' || state.expecting?.kind === 'fact' ? state.expecting : null;
  return {
    language: state.language, referenceDate: today,
    ...(lastTopic ? { lastTopic } : {}), ...(lastProducts[0] ? { lastProduct: lastProducts[0] } : {}), ...(expecting ? { expecting: { name: expecting.name, type: expecting.type } } : {}),
  };
}

/** Decides each need and asks knowledge and the bank what the decision wants to know. */
async function consult({ context, draft, heard, current }: Work): Promise<Partial<Work>> {
  if (heard === null) return { draft: performSay(draft, { do: 'say', act: 'refuse', words: 'unavailable', failure: true, offerPerson: true }) };
  const after = await think({ ...draft, replies: [] }, heard, current ?? {}, context);
  return { draft: { ...after, replies: joined(draft.replies, after.replies) } };
}

/** A question of an earlier message is dropped when a later one, sent before it could be read, brought something new. */
function joined(before: readonly Reply[], after: readonly Reply[]): Reply[] {
  const lasting = after.length === 0 ? before : before.filter((r) => r.act === 'answer' || r.act === 'cancel' || r.act === 'handoff');
  return [...lasting, ...after];
}

/** Node: gives the replies their last form. */
export async function reply({ context, draft, heard, upset }: Work): Promise<Partial<Work>> {
  const finished = finish(draft, context.input.state?.recentReplies ?? [], upset, context);
  return { draft: context.deps.model ? await worded(finished, heard?.at(-1) ?? null, context.deps.model, context) : finished };
}

/** Lets the model word what may be worded. An urgent handoff does not wait for it. */
async function worded(draft: Draft, heard: Understanding | null, model: Reworder, context: TurnContext): Promise<Draft> {
  const { know, signal } = context;
  const { language } = draft.state;
  const names = productNames(know);
  const waits = draft.handoff !== null && draft.handoff.priority !== 'urgent';
  const [replies, summary] = await Promise.all([
    Promise.all(draft.replies.map(async (r) => ({ ...r, text: (await model.reword(r, language, names, signal)) ?? r.text }))),
    waits && draft.handoff ? model.summarise(buildPacket(draft.state, heard, draft.handoff, know).summary, language, names, signal) : null,
  ]);
  return { ...draft, replies, ...(summary ? { summary } : {}) };
}
