import type { DialogueState, KnowledgeAnswer, UnansweredEntry, Understanding } from '@lobby/contracts';
import { decide } from '../../decision/decide.ts';
import type { Move } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { fingerprint } from '../../dialogue/wording/fingerprint.ts';
import { askOtherwise } from './askOtherwise.ts';
import { askKnowledge } from './consult.ts';
import { add, speak, type Draft, type TurnContext } from './context.ts';
import { interrupt } from './interrupt.ts';
import { runFlow } from './performFlow.ts';
import { flowOfRun } from '../../dialogue/flow/view.ts';

type Ask = Extract<Move, { do: 'ask' }>;

/** Asks knowledge and replies; what waited for an answer is put aside first. `note` is said after the answer. */
export async function performAsk(draft: Draft, move: Ask, context: TurnContext, note = ''): Promise<Draft> {
  const first = await askOtherwise(context, move.question, await askKnowledge(context, move.question));
  const known = spokenOf(first, draft.state);
  const asked = known ? { ...move, question: { ...move.question, products: [known] } } : move;
  const answer = known ? await askKnowledge(context, asked.question) : first;
  const settled = decide(asked, answer, interrupt(draft.state), context.know);
  if (settled.unanswered) await recordUnanswered(move, settled.state, settled.handoff !== null, context);
  const withNote = note && settled.reply.act === 'answer' ? { ...settled.reply, text: `${settled.reply.text}\n\n${note}` } : settled.reply;
  const state = { ...settled.state, recentReplies: [...settled.state.recentReplies, ...settled.said.map(fingerprint)] };
  return add({ ...draft, state, handoff: settled.handoff ?? draft.handoff, reasons: [...draft.reasons, ...settled.reasons] }, withNote);
}

/** Answers with what is written down for this very question, whatever its topic. @returns null where nothing is */
export async function performWritten(draft: Draft, heard: Understanding, context: TurnContext): Promise<Draft | null> {
  const question = { ...toQuestion({ heard, state: draft.state, know: context.know }, { topic: null }), intent: 'written' as const };
  const answer = await askKnowledge(context, question);
  if (answer.kind !== 'answer') return null;
  const { reply, state, reasons } = decide({ do: 'ask', topic: null, question, minScore: 0, orElse: { say: 'refuse' }, corrected: false, offerFlow: null }, answer, interrupt(draft.state), context.know);
  return add({ ...draft, state, reasons: [...draft.reasons, ...reasons] }, reply);
}

/** "我能办吗" after talk of the gold card: of several products the question may mean, the one spoken of. */
function spokenOf(answer: KnowledgeAnswer, { lastProducts }: DialogueState): string | null {
  if (answer.kind !== 'ambiguous') return null;
  return lastProducts.find((id) => answer.options?.some((o) => o.id === id)) ?? null;
}

function recordUnanswered(move: Ask, state: DialogueState, handoff: boolean, context: TurnContext): Promise<void> {
  return keepUnanswered({ text: move.question.text, language: state.language, topic: move.topic, conversationId: context.input.conversationId, release: context.know.releaseId, handoff }, context);
}

/** Keeps a masked question for the editors; the customer's answer never waits for, or fails with, that. */
export async function keepUnanswered(entry: UnansweredEntry, context: TurnContext): Promise<void> {
  await context.deps.knowledge.recordUnanswered(entry).catch((error: unknown) => context.deps.log.warn({ err: error }, 'an unanswered question was not recorded'));
}

/** A fact was told (or corrected): the eligibility question is put again with it, by the flow that asked it or, where none did, to knowledge. */
export async function performFact(draft: Draft, move: Extract<Move, { do: 'fact' }>, context: TurnContext): Promise<Draft> {
  const { state } = draft;
  const type = context.know.facts.get(move.fact)?.type ?? 'text';
  const told: DialogueState = { ...state, facts: { ...state.facts, ...move.also, [move.fact]: move.value }, expecting: null, lastAsked: { kind: 'fact', name: move.fact, type } };
  if (askedByFlow(state, context)) {
    const lead = move.corrected ? speak({ ...draft, state: told }, 'corrected') : { text: '', draft: { ...draft, state: told } };
    return runFlow(lead.draft, context, lead.text);
  }
  const product = state.eligibility?.product ?? state.lastProducts[0];
  const topic = state.eligibility?.topic ?? state.lastTopic;
  if (!product) {
    const { text, draft: said } = speak({ ...draft, state: told }, 'anything_else');
    return add(said, { act: 'chitchat', text, citations: [], options: [] });
  }
  const question = {
    text: state.lastQuestion ?? '', language: state.language, intent: 'eligibility' as const, topicScores: [], aspects: ['eligibility' as const], products: [product], slots: state.slots,
    facts: told.facts, avoid: [], release: context.know.releaseId, ...(topic ? { topic } : {}),
  };
  return performAsk({ ...draft, state: told }, { do: 'ask', topic: topic ?? null, question, minScore: 0, orElse: { say: 'refuse' }, corrected: move.corrected, offerFlow: null }, context);
}

/** True while a flow waits at its own eligibility step for the facts it needs. */
function askedByFlow({ active, eligibility }: DialogueState, { know }: TurnContext): boolean {
  const step = flowOfRun(know, active)?.body.steps.find((s) => s.id === active?.step);
  return eligibility !== null && step !== undefined && 'eligibility' in step;
}
