import type { KnowledgeQuestion, Option, Understanding } from '@lobby/contracts';
import { buttons } from '../../decision/buttons.ts';
import type { Move } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import type { WordingKey } from '../../dialogue/wording/phrase.ts';
import { add, speak, type Draft, type TurnContext } from './context.ts';
import { performStart } from './performInFlow.ts';
import { withBudget } from './withBudget.ts';

const SEND_BUDGET_MS = 3000;
type StepUp = Extract<Move, { do: 'step_up' }>;

/** One step of proving who the customer is by a code; once proven, the flow that wanted it starts. The code itself never gets here. */
export async function performStepUp(draft: Draft, move: StepUp, heard: Understanding, context: TurnContext): Promise<Draft> {
  const { stepUp } = draft.state;
  const known = context.input.customer.bankCustomerId;
  switch (move.step) {
    case 'begin': return stepUp && known ? sendCode(draft, known, context) : ask(draft, 'who', 'step_up_who', []);
    case 'who': return sendCode(draft, move.who, context);
    case 'resend': return stepUp?.who ? sendCode(draft, stepUp.who, context) : ask(draft, 'who', 'step_up_who', []);
    case 'refused': return refused(draft, move.why);
    case 'verified': return goOn(draft, heard, context);
  }
}

async function sendCode(draft: Draft, who: string, context: TurnContext): Promise<Draft> {
  const bank = context.deps.connector.stepUp;
  const sent = bank && await withBudget(() => bank.send(who).then(() => true), SEND_BUDGET_MS, context.signal, false);
  context.trace.connectorCalls.push({ operation: 'step_up.send', ok: sent === true });
  if (!sent || !draft.state.stepUp) return sayAndStop(draft, 'step_up_unavailable');
  const { state } = draft;
  return ask({ ...draft, state: { ...state, stepUp: state.stepUp && { ...state.stepUp, who } } }, 'code', 'step_up_code', [buttons.resend(state.language)]);
}

function ask(draft: Draft, name: 'who' | 'code', words: WordingKey, options: Option[]): Draft {
  const { text, draft: said } = speak(draft, words);
  const { language, stepUp } = draft.state;
  return add(said, { act: 'ask', text, citations: [], options: [...options, buttons.person(language)], ...(stepUp ? { topic: stepUp.topic } : {}) }, { expecting: { kind: 'identity', name, type: 'text' }, failuresInARow: 0 });
}

function refused(draft: Draft, why: 'wrong' | 'locked' | 'unavailable'): Draft {
  // A locked customer stays remembered: a code typed now is still taken out of the chat.
  if (why !== 'wrong') return sayAndStop(draft, why === 'locked' ? 'step_up_locked' : 'step_up_unavailable', why === 'locked');
  return ask(draft, 'code', 'step_up_wrong', [buttons.resend(draft.state.language)]);
}

function sayAndStop(draft: Draft, words: WordingKey, keep = false): Draft {
  const { text, draft: said } = speak(draft, words);
  const { language, stepUp } = draft.state;
  return add(said, { act: 'refuse', text, citations: [], options: [buttons.person(language)], ...(stepUp ? { topic: stepUp.topic } : {}) }, { stepUp: keep ? stepUp : null, expecting: null, failuresInARow: draft.state.failuresInARow + 1 });
}

/** Proven: what the customer wanted at first is done, with the words it was asked in. */
async function goOn(draft: Draft, heard: Understanding, context: TurnContext): Promise<Draft> {
  const { stepUp } = draft.state;
  const { text, draft: said } = speak(draft, 'step_up_done');
  const proven: Draft = { ...said, state: { ...said.state, stepUp: null, expecting: null, failuresInARow: 0 } };
  if (!stepUp) return add(proven, { act: 'answer', text, citations: [], options: [] });
  const asked: Understanding = { ...heard, masked: stepUp.text, entities: [], products: [], aspects: [] };
  const question: KnowledgeQuestion = toQuestion({ heard: asked, state: proven.state, know: context.know }, { topic: stepUp.topic, slots: proven.state.slots });
  return performStart(proven, { do: 'start', flow: stepUp.flow, topic: stepUp.topic, question }, asked, context, text);
}
