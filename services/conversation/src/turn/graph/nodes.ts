import type { Reply, Understanding } from '@lobby/contracts';
import { buildPacket } from '../../decision/buildPacket.ts';
import { UPSET } from '../../decision/limits.ts';
import type { TurnText } from '../turnGraph.ts';
import { productNames, type Draft, type Reworder, type TurnContext } from './context.ts';
import { finish } from './finish.ts';
import { performSay } from './performWords.ts';
import { think } from './think.ts';
import { understand } from './understand.ts';

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
    work = { ...work, ...await read(work) };
    work = { ...work, ...await consult(work) };
  } while (hasMore(work));
  const { draft, waiting, current, heard, upset } = work;
  return { draft, waiting, current, heard, upset };
}

/** Reads the next text, and each of its needs when it holds several. */
async function read({ context, draft, waiting }: Work): Promise<Partial<Work>> {
  const [next, ...rest] = waiting;
  if (!next) return { waiting: [], current: null, heard: [] };
  const started = performance.now();
  const { said: current, needs: heard, whole, language } = await understand(next, draft.state, context);
  context.trace.timingsMs.understand = (context.trace.timingsMs.understand ?? 0) + performance.now() - started;
  context.trace.understanding.push(...(heard ?? []));
  return { waiting: rest, current, heard, draft: { ...draft, state: { ...draft.state, language } }, upset: (whole?.frustration ?? 0) >= UPSET };
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
