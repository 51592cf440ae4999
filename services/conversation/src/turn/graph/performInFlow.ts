import { inLanguage, type ActiveFlow, type DialogueState, type ReleasedFlow, type SlotValue, type Understanding } from '@lobby/contracts';
import type { Move } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { correct, fill, lastingSlots, saidForFlow, skip, slotsAtStart } from '../../dialogue/flow/slots.ts';
import { CONFIRMED, QUEUED, startRun, flowOfRun } from '../../dialogue/flow/view.ts';
import { buttons } from '../../decision/buttons.ts';
import { phrase } from '../../dialogue/wording/phrase.ts';
import { add, speak, type Draft, type TurnContext } from './context.ts';
import { interrupt } from './interrupt.ts';
import { performAsk } from './performAsk.ts';
import { runFlow } from './performFlow.ts';

const RANK = { anonymous: 0, identified: 1, verified: 2 } as const;

/** Starts a flow, putting aside one under way. Without the proof of identity it needs, the general answer is given with how to prove it, and a person is offered. */
export async function performStart(draft: Draft, move: Extract<Move, { do: 'start' }>, heard: Understanding, context: TurnContext, lead = ''): Promise<Draft> {
  const flow = context.know.flows.find((f) => f.id === move.flow);
  if (!flow) return draft;
  const { question, topic } = move;
  if (RANK[context.input.customer.assurance] < RANK[flow.body.requires]) {
    return withoutProof(draft, move, context);
  }
  const interrupted = interrupt(draft.state);
  // A flow waits once: begun anew, it keeps what was said in it.
  const before = interrupted.stack.find((run) => run.flow === flow.id);
  const state = { ...interrupted, stack: interrupted.stack.filter((run) => run !== before) };
  const slots = { ...before?.slots, ...slotsAtStart(flow, heard, state.slots, state.lastTopic === topic) };
  const active = startRun(flow, `${context.input.turnId}.${flow.id}`, slots);
  const started: DialogueState = { ...state, active, lastTopic: topic, lastAspects: heard.aspects, lastQuestion: question.text, eligibility: null, ...(question.products.length > 0 ? { lastProducts: question.products } : {}) };
  return runFlow({ ...draft, state: started }, context, lead);
}

/** The general answer, how to prove who one is, and a button that begins it. What was asked for is remembered until then. The note is not said twice in a row. */
async function withoutProof(draft: Draft, { flow, topic, question }: Extract<Move, { do: 'start' }>, context: TurnContext): Promise<Draft> {
  const here = context.deps.connector.stepUp !== undefined;
  const again = draft.state.stepUp !== null;
  const { text: note, draft: noted } = again ? { text: '', draft } : speak(draft, here ? 'verify_here' : 'verify');
  const asked = await performAsk(noted, { do: 'ask', topic, question, minScore: 0, orElse: { say: 'refuse' }, corrected: false, offerFlow: null }, context, note);
  // Whose it is was said (another bank's): there is nothing to prove oneself for.
  if (asked.replies.at(-1)?.act === 'refuse' && asked.state.unanswered !== question.text) return asked;
  const told = asked.state.unanswered === question.text ? sayOnly({ ...noted, reasons: asked.reasons, state: interrupt(noted.state) }, note || phrase('verify_here', draft.state.language), topic) : asked;
  return here ? offerProof(told, { flow, topic, text: question.text, who: null }) : told;
}

function offerProof(draft: Draft, stepUp: NonNullable<DialogueState['stepUp']>): Draft {
  const last = draft.replies.at(-1);
  if (!last) return draft;
  const options = [buttons.verify(draft.state.language), ...last.options.filter((o) => o.id !== 'verify')];
  return { ...draft, replies: [...draft.replies.slice(0, -1), { ...last, options }], state: { ...draft.state, stepUp, lastOptions: options } };
}

function sayOnly(draft: Draft, text: string, topic: string): Draft {
  return add(draft, { act: 'answer', text, topic, citations: [], options: [] }, { lastTopic: topic, failuresInARow: 0, expecting: null });
}

/** The awaited slot is filled, with whatever else the answer says for slots still empty ("储蓄卡，尾号 8821"). */
export function performFill(draft: Draft, value: SlotValue, heard: Understanding, context: TurnContext): Promise<Draft> {
  const { active, expecting } = draft.state;
  const flow = flowOfRun(context.know, active);
  if (!active || !flow || expecting?.kind !== 'slot') return runFlow(draft, context);
  const run = fillOthers(fill(active, expecting.name, value), flow, heard, expecting.name);
  const state: DialogueState = { ...draft.state, active: run, lastAsked: { kind: 'slot', name: expecting.name, type: expecting.type }, failuresInARow: 0 };
  return runFlow({ ...draft, state }, context);
}

/** Fills empty slots with what the message says besides its answer. */
function fillOthers(run: ActiveFlow, flow: ReleasedFlow, heard: Understanding, answered: string | null): ActiveFlow {
  return { ...run, slots: { ...run.slots, ...saidForFlow(flow, heard, run.slots, answered) } };
}

export function performCorrectSlots(draft: Draft, slots: Record<string, SlotValue>, context: TurnContext): Promise<Draft> {
  const { active } = draft.state;
  const flow = flowOfRun(context.know, active);
  if (!active || !flow) return runFlow(draft, context);
  const { text, draft: said } = speak(draft, 'corrected');
  return runFlow({ ...said, state: { ...said.state, active: correct(active, flow, slots), failuresInARow: 0 } }, context, text);
}

/** A yes lets the flow go on past its confirmation; a no goes the flow's own way or cancels it. */
export async function performConfirm(draft: Draft, yes: boolean, context: TurnContext): Promise<Draft> {
  const { active } = draft.state;
  const flow = flowOfRun(context.know, active);
  const step = flow?.body.steps.find((s) => s.id === active?.step);
  if (!active || !step || !('confirm' in step)) return runFlow(draft, context);
  if (yes) return runFlow({ ...draft, state: { ...draft.state, active: { ...active, results: { ...active.results, [CONFIRMED]: step.id } }, failuresInARow: 0 } }, context);
  if (!step.onNo) return performCancel(draft, context);
  return runFlow({ ...draft, state: { ...draft.state, active: { ...active, step: step.onNo } } }, context);
}

/** Leaves a slot empty, or gives up an eligibility question for want of a fact. */
export async function performSkip(draft: Draft, context: TurnContext): Promise<Draft> {
  const { active, expecting } = draft.state;
  if (expecting?.kind === 'slot' && active) {
    const { text, draft: said } = speak(draft, 'skipped');
    return runFlow({ ...said, state: { ...said.state, active: skip(active, expecting.name) } }, context, text);
  }
  const { text, draft: said } = speak(draft, 'fact_skipped');
  return add(said, { act: 'answer', text, citations: [], options: [], ...(draft.state.lastTopic ? { topic: draft.state.lastTopic } : {}) }, { active: null, eligibility: null, expecting: null });
}

/** Stops the flow or question under way, or else the flow that waits to be taken up again; says that nothing was changed, which is true as long as no changing call was made. */
export async function performCancel(draft: Draft, context: TurnContext): Promise<Draft> {
  const { active, eligibility, lastTopic, stack } = draft.state;
  const idle = !active && !eligibility;
  const flow = context.know.flows.find((f) => f.id === (idle ? stack.at(-1) : active)?.flow);
  const words = flow ? 'cancel_flow' : eligibility ? 'cancel_question' : 'cancel_nothing';
  const { text, draft: said } = speak(draft, words, { title: flow ? inLanguage(flow.title, draft.state.language) : '' });
  const topic = flow?.body.topics[0] ?? lastTopic;
  return add(said, { act: 'cancel', text, citations: [], options: [], ...(topic ? { topic } : {}) }, {
    active: null, eligibility: null, expecting: null, stepUp: null, failuresInARow: 0, stack: idle ? stack.slice(0, -1) : stack,
    // What was said stays known: "还是挂吧" need not begin again.
    slots: { ...draft.state.slots, ...lastingSlots((idle ? stack.at(-1) : active)?.slots ?? {}) },
  });
}

/** A side question about the flow was answered: the flow, which was put aside for it, asks on without being asked to. */
export async function goOnAsking(draft: Draft, context: TurnContext): Promise<Draft> {
  const { stack, active, expecting } = draft.state;
  const waiting = stack.at(-1);
  if (!waiting || active || expecting || draft.handoff) return draft;
  return runFlow({ ...draft, state: { ...draft.state, stack: stack.slice(0, -1), active: waiting } }, context);
}

/** The other need of a message, kept for later and not begun yet, begins when nothing else is under way. */
export async function beginNext(draft: Draft, heard: Understanding, context: TurnContext): Promise<Draft> {
  const { stack, active, expecting, language } = draft.state;
  const next = stack.at(-1);
  const flow = flowOfRun(context.know, next);
  const topic = flow?.body.topics[0];
  if (!next || !flow || !topic || active || expecting || draft.handoff || next.results[QUEUED] !== true) return draft;
  const { text, draft: said } = speak({ ...draft, state: { ...draft.state, stack: stack.slice(0, -1) }, reasons: [...draft.reasons, { rule: 'next_need', seen: flow.id, wanted: null }] }, 'next_need', { title: inLanguage(flow.title, language) });
  if (RANK[context.input.customer.assurance] >= RANK[flow.body.requires]) return runFlow({ ...said, state: { ...said.state, active: { ...next, results: {} }, lastTopic: topic } }, context, text);
  return withoutProof(said, { do: 'start', flow: flow.id, topic, question: toQuestion({ heard: { ...heard, masked: inLanguage(flow.title, language), entities: [], products: [], aspects: [] }, state: said.state, know: context.know }, { topic }) }, context);
}

/** "要继续吗？" answered: the flow on top of the stack goes on, or is dropped. */
export async function performResume(draft: Draft, move: Extract<Move, { do: 'resume' }>, heard: Understanding, context: TurnContext): Promise<Draft> {
  const { stack } = draft.state;
  const waiting = stack.at(-1);
  const flow = flowOfRun(context.know, waiting);
  if (!waiting || !flow) return performCancel(draft, context);
  const popped: Draft = { ...draft, state: { ...draft.state, stack: stack.slice(0, -1), active: waiting, expecting: null, lastTopic: flow.body.topics[0] ?? draft.state.lastTopic } };
  if (!move.yes) return performCancel(popped, context);
  const step = flow.body.steps.find((s) => s.id === waiting.step);
  const answered = move.value !== null && step && 'collect' in step ? fill(waiting, step.collect, move.value) : waiting;
  const active = fillOthers(answered, flow, heard, move.value !== null && step && 'collect' in step ? step.collect : null);
  const { text, draft: said } = speak(popped, 'resumed', { title: inLanguage(flow.title, draft.state.language) });
  return runFlow({ ...said, state: { ...said.state, active } }, context, text);
}
