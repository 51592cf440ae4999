import type { Decision, Rule, Seen } from './moves.ts';
import { aboutBot } from '../dialogue/repair/aboutBot.ts';
import { cancelled } from '../dialogue/repair/cancel.ts';
import { cannotHandle } from '../dialogue/repair/cannotHandle.ts';
import { chitchat } from '../dialogue/repair/chitchat.ts';
import { tooBare, tooClose, tooUnsure } from '../dialogue/repair/clarification.ts';
import { continued, toldOfOneself } from '../dialogue/repair/ellipsis.ts';
import { corrected } from '../dialogue/repair/correction.ts';
import { digressed } from '../dialogue/repair/digression.ts';
import { displeased } from '../dialogue/repair/displeasure.ts';
import { answered, notAnswered, volunteered } from '../dialogue/repair/expected.ts';
import { offerAnswered, mustEscalate, tooLong, wantsPerson } from '../dialogue/repair/handoff.ts';
import { languageAsked } from '../dialogue/repair/languageSwitch.ts';
import { offeredFlow } from '../dialogue/repair/offeredFlow.ts';
import { pressed } from '../dialogue/repair/options.ts';
import { paused } from '../dialogue/repair/pause.ts';
import { recalculated } from '../dialogue/repair/recalculate.ts';
import { repeated } from '../dialogue/repair/repeat.ts';
import { resumed } from '../dialogue/repair/resume.ts';
import { skipped } from '../dialogue/repair/skip.ts';
import { whichPicked } from '../dialogue/repair/whichPicked.ts';
import { identityAskedAgain, provingIdentity } from '../dialogue/repair/stepUp.ts';
import { onTopic } from './onTopic.ts';

/**
 * The order in which a message is judged; the first rule that decides wins. Danger and the wish for a person come before everything, what the bot waits for before
 * anything new, and a topic is only acted on after the reasons not to were looked at.
 */
const RULES: readonly Rule[] = [
  mustEscalate, aboutBot, languageAsked, wantsPerson, tooLong, provingIdentity, pressed, offerAnswered, resumed, cancelled, repeated, recalculated, corrected, whichPicked, offeredFlow, paused, displeased, digressed, skipped, answered, volunteered, notAnswered, identityAskedAgain, chitchat,
  continued, toldOfOneself, cannotHandle, tooBare, tooUnsure, tooClose, onTopic,
];

/** Decides what one need comes to. Pure: no I/O, and words are only read through what understanding and `readAnswer` made of them. */
export function policy(seen: Seen): Decision {
  for (const rule of RULES) {
    const decision = rule(seen);
    if (decision) return decision;
  }
  return { moves: [{ do: 'say', act: 'refuse', words: 'not_understood', failure: true, offerPerson: false }], reasons: [{ rule: 'nothing_applies', seen: null, wanted: null }] };
}
