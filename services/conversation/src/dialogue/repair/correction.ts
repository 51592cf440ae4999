import type { FlowSlot, ReleasedFlow, SlotValue } from '@lobby/contracts';
import { actOn } from '../../decision/onTopic.ts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { isBareValue } from '../answer/bareQuestion.ts';
import { looseAmount } from '../answer/looseValues.ts';
import { readAnswer } from '../answer/readAnswer.ts';
import { withoutDenied } from '../answer/withoutDenied.ts';
import { saidFor } from '../flow/slots.ts';
import { continueWith } from './ellipsis.ts';
import { flowOfRun } from '../flow/view.ts';

/**
 * "不对，是三年的". Looks, in this order, for a slot of the running flow, the fact told last, another topic, and another value for the last question.
 * Before a yes/no, a differing value is a correction even without "不对". What stands after "不是" is what it is not.
 */
export function corrected(whole: Seen): Decision | null {
  const seen = { ...whole, heard: withoutDenied(whole.heard) };
  const { heard, state } = seen;
  const beforeYes = state.expecting?.kind === 'confirm' && state.active !== null && tellsOnly(heard);
  if (heard.dialogueAct !== 'correct' && !beforeYes) return null;
  const slots = correctedSlots(seen);
  if (Object.keys(slots).length > 0) return because('correct_slots', Object.keys(slots), Object.keys(state.active?.slots ?? {}), { do: 'correct_slots', slots });
  if (heard.dialogueAct !== 'correct') return null;
  return correctedFact(seen) ?? correctedQuestion(seen) ?? nothingToCorrectWith(seen);
}

const LONGEST_TELLING = 40;
/** A few signs ("应该是7741") are too little to have a scope. */
const SHORT_TELLING = 12;

/** Says something and asks nothing: a question that happens to name a card or an amount corrects nothing, and neither does a story. */
function tellsOnly({ dialogueAct, outOfScope, thresholds, masked, aspects }: Seen['heard']): boolean {
  const inScope = outOfScope < thresholds.outOfScope || masked.length <= SHORT_TELLING;
  return (dialogueAct === 'inform' || dialogueAct === 'deny') && aspects.length === 0 && inScope && masked.length <= LONGEST_TELLING && !/[?？]/.test(masked);
}

/** Filled slots for which the message says something else. */
function correctedSlots(seen: Seen): Record<string, SlotValue> {
  const { active } = seen.state;
  const flow = flowOfRun(seen.know, active);
  if (!active || !flow) return {};
  // Without "不对" a choice's name must be all that is said: any sentence may mention a credit card.
  const choices = seen.heard.dialogueAct === 'correct' || seen.heard.masked.length <= SHORT_TELLING;
  const filled = flow.body.slots.filter((s) => active.slots[s.name] !== undefined && s.type !== 'text' && s.type !== 'yes_no' && (choices || s.type !== 'enum'));
  const differing = (read: (slot: FlowSlot) => SlotValue | null) => filled.map((slot) => [slot.name, read(slot)] as const)
    .filter((pair): pair is [string, SlotValue] => pair[1] !== null && pair[1] !== active.slots[pair[0]]).filter(firstOfType(flow));
  // A number that was understood as money is not also a card's tail ("调到7000就行").
  const understood = differing((slot) => saidFor(slot, seen.heard));
  return Object.fromEntries(understood.length > 0 ? understood : differing((slot) => bareAnswer(slot, flow, seen)));
}

/** A value that only fits in answer to a question belongs to the slot answered last; four digits can only be a card's ("不对，是8812"). */
function bareAnswer(slot: FlowSlot, flow: ReleasedFlow, seen: Seen): SlotValue | null {
  if (slot.type === 'amount' && !flow.body.slots.some((s) => s.type === 'card_tail')) return looseAmount(seen.heard);
  const last = seen.state.lastAsked;
  const toldLast = last?.kind === 'slot' && last.name === slot.name;
  if ((!toldLast && slot.type !== 'card_tail') || !flow.body.slots.includes(slot)) return null;
  const answer = readAnswer(seen.heard, { kind: 'slot', slot, options: [] });
  return answer?.kind === 'value' ? answer.value : null;
}

function firstOfType(flow: ReleasedFlow) {
  const used = new Set<string>();
  return ([name]: [string, SlotValue]) => {
    const type = flow.body.slots.find((s) => s.name === name)?.type ?? name;
    if (type !== 'enum' && used.has(type)) return false;
    used.add(type);
    return true;
  };
}

function correctedFact(seen: Seen): Decision | null {
  const last = seen.state.lastAsked;
  const fact = last?.kind === 'fact' ? seen.know.facts.get(last.name) : undefined;
  if (!fact || !seen.state.lastAspects.includes('eligibility')) return null;
  const answer = readAnswer(seen.heard, { kind: 'fact', fact });
  return answer?.kind === 'value' ? because('correct_fact', fact.id, answer.value, { do: 'fact', fact: fact.id, value: answer.value, corrected: true }) : null;
}

function correctedQuestion(seen: Seen): Decision | null {
  const { heard, state } = seen;
  const bare = isBareValue(heard) && state.lastTopic !== null;
  const topic = bare ? null : sureTopic(heard);
  if (topic && topic !== state.lastTopic && topic !== 'complaint') return actOn(seen, topic, { rule: 'correct_topic', seen: topic, wanted: state.lastTopic }, { corrected: true });
  if (!state.lastTopic || (heard.entities.length === 0 && heard.products.length === 0)) return null;
  return continueWith(seen, {}, { rule: 'correct_value', seen: heard.entities.map((e) => e.type), wanted: state.lastTopic }, true);
}

function nothingToCorrectWith({ state }: Seen): Decision {
  if (state.active || state.expecting?.kind === 'fact') return because('correct_what', null, 'a value', { do: 'ask_again', why: 'correct_what', bound: null });
  return because('misunderstood', null, 'a value or topic', { do: 'say', act: 'clarify', words: 'misunderstood', failure: true, offerPerson: false });
}
