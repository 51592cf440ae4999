import type { DialogueKnowledge, DialogueState, Facts, HandoffWish, KnowledgeQuestion, Reason, RuleName, SlotValue, StepUpResult, Understanding } from '@lobby/contracts';
import type { Answer } from '../dialogue/answer/readAnswer.ts';
import type { WordingKey } from '../dialogue/wording/phrase.ts';

/** Everything a rule may weigh: one need as understood, what it answers to the thing awaited, the state before, and the release. */
export type Seen = {
  heard: Understanding;
  /** What the message says to `state.expecting`; null when nothing is awaited or it says nothing to it. */
  answer: Answer;
  /** What the bank said to the one-time code in this message. */
  stepUp: StepUpResult | null;
  /** The button pressed, when it was one the bot may have offered. */
  option: string | null;
  state: DialogueState;
  know: DialogueKnowledge;
};

/** What to do where knowledge has no sure answer. */
export type OrElse = { say: 'refuse' } | { say: 'clarify'; topics: string[] } | { say: 'not_understood' };

/** One thing the bot decided to do. `offerFlow` names a flow that could do what was asked about: the answer then carries its button. `thenGoOn`: a question about the flow under way, which asks on after the answer. Decided purely; done by turn/graph. */
export type Move =
  | { do: 'handoff'; wish: HandoffWish; say: WordingKey | null }
  | { do: 'ask'; topic: string | null; question: KnowledgeQuestion; minScore: number; orElse: OrElse; corrected: boolean; offerFlow: string | null; thenGoOn?: boolean }
  | { do: 'start'; flow: string; topic: string; question: KnowledgeQuestion }
  | { do: 'fill'; value: SlotValue }
  | { do: 'correct_slots'; slots: Record<string, SlotValue> }
  | { do: 'confirm'; yes: boolean }
  | { do: 'fact'; fact: string; value: SlotValue; corrected: boolean; also?: Facts }
  | { do: 'step_up'; step: 'begin' | 'resend' | 'verified' }
  | { do: 'step_up'; step: 'who'; who: string }
  | { do: 'step_up'; step: 'refused'; why: Exclude<StepUpResult, 'verified'> }
  | { do: 'skip' }
  | { do: 'ask_again'; why: WordingKey; bound: 'min' | 'max' | null }
  | { do: 'cancel' }
  | { do: 'repeat' }
  | { do: 'resume'; yes: boolean; value: SlotValue | null }
  | { do: 'clarify'; topics: string[] }
  | { do: 'which'; products: string[] }
  | { do: 'say'; act: 'chitchat' | 'refuse' | 'clarify' | 'answer'; words: WordingKey; failure: boolean; offerPerson: boolean };

/** Why, under a name that the screens have words for. */
export type NamedReason = Reason & { rule: RuleName };
export type Decision = { moves: Move[]; reasons: NamedReason[] };
/** A rule looks and either decides or leaves it to the next. */
export type Rule = (seen: Seen) => Decision | null;

/** A decision of one move, with the value it rested on beside the value it wanted. */
export function because(rule: RuleName, seen: unknown, wanted: unknown, ...moves: Move[]): Decision {
  return { moves, reasons: [{ rule, seen, wanted }] };
}
