import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { saidFacts } from '../../decision/question.ts';
import { outOfBounds } from '../flow/slots.ts';
import { topTopic } from '../../decision/topTopic.ts';

/** The message answers what the bot waits for. */
export function answered({ state, answer, heard, know }: Seen): Decision | null {
  const { expecting } = state;
  if (!expecting || !answer) return null;
  if (answer.kind === 'unfit') return because('out_of_bounds', answer.bound, null, { do: 'ask_again', why: answer.bound === 'min' ? 'too_small' : 'too_large', bound: answer.bound });
  if (expecting.kind === 'confirm' && state.active && (answer.kind === 'yes' || answer.kind === 'no')) return because('confirm', answer.kind, 'yes', { do: 'confirm', yes: answer.kind === 'yes' });
  if (answer.kind !== 'value') return null;
  if (expecting.kind === 'slot') return because('slot_filled', expecting.name, expecting.type, { do: 'fill', value: answer.value });
  return expecting.kind === 'fact' ? because('fact_told', expecting.name, expecting.type, { do: 'fact', fact: expecting.name, value: answer.value, corrected: false, also: saidFacts(heard, know) }) : null;
}

/** Something else a rule may want, told before it was asked ("我30岁" while the question is about arrears): kept, and the open question stands. */
export function volunteered({ state, answer, heard, know }: Seen): Decision | null {
  if (state.expecting?.kind !== 'fact' || state.eligibility === null || answer !== null || heard.dialogueAct === 'ask') return null;
  const said = Object.entries(saidFacts(heard, know)).filter(([id, value]) => typeof value !== 'object' && outOfBounds(know.facts.get(id) ?? {}, value) === null);
  const told = Object.fromEntries(said);
  const [first] = Object.keys(told).filter((id) => id !== state.expecting?.name);
  const value = first === undefined ? undefined : told[first];
  if (first === undefined || typeof value === 'object' || value === undefined) return null;
  return because('fact_volunteered', first, state.expecting.name, { do: 'fact', fact: first, value, corrected: false, also: told });
}

/** A few signs in answer to a question are a try at an answer; whether they are within the bank's scope cannot be told. */
const TOO_SHORT_FOR_SCOPE = 6;

const TELLS = new Set(['inform', 'unclear']);
const LONGEST_TELLING = 20;

function isOutside({ outOfScope, thresholds, dialogueAct, masked, topics }: Seen['heard']): boolean {
  if (outOfScope < thresholds.outOfScope) return false;
  // "就楼下那个机器" is no answer to "which day", and tells of the matter all the same.
  if (TELLS.has(dialogueAct) && masked.length <= LONGEST_TELLING && !(topics[0]?.id.startsWith('oos_') ?? false)) return false;
  return dialogueAct === 'ask' || masked.length > TOO_SHORT_FOR_SCOPE || (topics[0]?.id.startsWith('oos_') ?? false);
}

/** Waiting for a slot, a fact or a yes, and the message is neither that nor clearly something else: ask again, with help. */
export function notAnswered({ state, heard }: Seen): Decision | null {
  const { expecting } = state;
  const waiting = expecting && ((state.active && (expecting.kind === 'slot' || expecting.kind === 'confirm')) || (state.eligibility && expecting.kind === 'fact'));
  const elsewhere = /\p{L}/u.test(heard.masked) && (heard.dialogueAct === 'greet' || heard.dialogueAct === 'thank' || isOutside(heard));
  if (!waiting || elsewhere) return null;
  return because('not_an_answer', topTopic(heard)?.score ?? 0, heard.thresholds.tooUnsure, { do: 'ask_again', why: expecting.kind === 'confirm' ? 'yes_or_no' : 'unfit', bound: null });
}
