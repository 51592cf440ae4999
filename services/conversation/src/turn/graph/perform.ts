import type { Understanding } from '@lobby/contracts';
import type { Move } from '../../decision/moves.ts';
import type { Draft, TurnContext } from './context.ts';
import { keepUnanswered, performAsk, performFact, performWritten } from './performAsk.ts';
import { goOnAsking, performCancel, performConfirm, performCorrectSlots, performFill, performResume, performSkip, performStart } from './performInFlow.ts';
import { performStepUp } from './performStepUp.ts';
import { performRepeatOrAskAgain } from './performRepeat.ts';
import { performAskAgain, performClarify, performHandoff, performSay, performWhich } from './performWords.ts';

/** Does one move: everything that touches knowledge or the bank is behind here, everything that decides lies before. */
export async function perform(draft: Draft, move: Move, heard: Understanding, context: TurnContext): Promise<Draft> {
  switch (move.do) {
    case 'handoff': return performHandoff(draft, move.wish, move.say, heard, context);
    case 'ask': return askOrStart(draft, move, heard, context);
    case 'start': return performStart(draft, move, heard, context);
    case 'fill': return performFill(draft, move.value, heard, context);
    case 'correct_slots': return performCorrectSlots(draft, move.slots, context);
    case 'confirm': return performConfirm(draft, move.yes, context);
    case 'fact': return performFact(draft, move, context);
    case 'step_up': return performStepUp(draft, move, heard, context);
    case 'skip': return performSkip(draft, context);
    case 'ask_again': return performAskAgain(draft, move, context);
    case 'cancel': return performCancel(draft, context);
    case 'repeat': return performRepeatOrAskAgain(draft, heard, context);
    case 'resume': return performResume(draft, move, heard, context);
    case 'which': return performWhich(draft, move.products, heard, context);
    case 'clarify': return performClarify(draft, move.topics, heard, context);
    case 'say': return saidNo(draft, move, heard, context);
  }
}

/**
 * What looks strange to understanding may still be a question that an editor has written down. What is refused because nothing fits is kept for the editors: a bank may well want to
 * answer it one day.
 */
async function saidNo(draft: Draft, move: Extract<Move, { do: 'say' }>, heard: Understanding, context: TurnContext): Promise<Draft> {
  if (move.act !== 'refuse' || move.words !== 'out_of_scope') return performSay(draft, move);
  const written = await performWritten(draft, heard, context);
  if (written) return written;
  const entry = { text: heard.masked, language: draft.state.language, topic: null, conversationId: context.input.conversationId, release: context.know.releaseId };
  await keepUnanswered(entry, context);
  return performSay(draft, move);
}

/** A question does not start what wants a wish: "有防诈骗的资料吗" reports no fraud, and its flow calls people. */
function onlyAsks(flowId: string, heard: Understanding, { know }: TurnContext): boolean {
  const flow = know.flows.find((f) => f.id === flowId);
  const callsPerson = flow?.body.steps.some((s) => 'handoff' in s) ?? false;
  return flow?.body.startsOn === 'wish' && callsPerson && heard.dialogueAct === 'ask';
}

/** Knowledge has nothing written about how to do it, but there is a flow that does it: it starts. */
async function askOrStart(draft: Draft, move: Extract<Move, { do: 'ask' }>, heard: Understanding, context: TurnContext): Promise<Draft> {
  const asked = await performAsk(draft, move, context);
  if (move.thenGoOn) return goOnAsking(asked, context);
  const nothing = asked.state.unanswered === move.question.text && asked.replies.at(-1)?.act === 'refuse';
  if (!nothing || move.offerFlow === null || move.topic === null || onlyAsks(move.offerFlow, heard, context)) return asked;
  const started = await performStart(draft, { do: 'start', flow: move.offerFlow, topic: move.topic, question: move.question }, heard, context);
  return { ...started, reasons: [...asked.reasons, { rule: 'flow_instead_of_nothing' as const, seen: move.topic, wanted: move.offerFlow }] };
}
