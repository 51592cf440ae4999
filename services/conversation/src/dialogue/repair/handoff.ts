import type { HandoffWish } from '@lobby/contracts';
import { TURN_LIMIT } from '../../decision/limits.ts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { saidFacts } from '../../decision/question.ts';
import { queueFor, queueForNeed } from '../../decision/queueFor.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { isBareValue } from '../answer/bareQuestion.ts';
import { readPick } from '../answer/readPick.ts';
import { readToldFacts } from '../answer/readToldFacts.ts';

/** A wish for a person is the customer's choice, not a danger: it is worded and queued differently. */
const WANTS_PERSON = 'wants_person';
/** Characters of a bare yes or no. */
const LONGEST_YES_NO = 12;
/** Characters of a value that is no entity, such as an option's name. */
const SHORT_VALUE = 4;
const LONGEST_CHOICE = 32;
/** A place said in a few signs ("人民路那个") threatens nobody, whatever its name resembles. */
const PLACE = /[路街站店口楼]|支行|网点|分行|[那这][个台里边]|旁边|对面|附近|商场|小区|机场|医院|\b(?:road|street|station|branch|mall|airport)\b/iu;
const URGENCY = { urgent: 2, high: 1, normal: 0 } as const;

/** Situations that must reach a person at once (fraud under way, distress, legal threat …), whatever else the message says. The most urgent one leads. */
export function mustEscalate(seen: Seen): Decision | null {
  const { heard, know } = seen;
  if (isBareAnswer(seen)) return null;
  const found = heard.signals.filter((s) => s.signal !== WANTS_PERSON && !isEcho(s, seen)).map((s) => ({ ...s, urgency: URGENCY[know.escalations.get(s.signal)?.priority ?? 'high'] }));
  const first = found.sort((a, b) => b.urgency - a.urgency || b.score - a.score)[0];
  if (!first) return null;
  const item = know.escalations.get(first.signal);
  const wish: HandoffWish = { reason: 'must_escalate', signal: first.signal, queue: item?.queue ?? 'general', priority: item?.priority ?? 'urgent' };
  return because('must_escalate', first.signal, first.score, { do: 'handoff', wish, say: item ? null : 'handoff_escalate' });
}

/** A threat is said outright or not at all. Of a fraud one may tell in passing, and despair is never explained away: "想结束这一切" is short, too. */
const SAID_OUTRIGHT = new Set(['legal_threat', 'regulator_threat']);
const OUTRIGHT = 0.6;
const FRAGMENT = { signs: 12, words: 6 };

/** A few words that go on with a talk ("就门口那台", "book one for tomorrow") resemble a threat a little, as few words resemble anything. */
function isEcho({ signal, score }: Seen['heard']['signals'][number], { heard, state }: Seen): boolean {
  const text = heard.masked.trim();
  const short = /\p{Script=Han}/u.test(text) ? text.length <= FRAGMENT.signs : text.split(/\s+/u).length <= FRAGMENT.words;
  return state.lastReply !== null && short && SAID_OUTRIGHT.has(signal) && score < OUTRIGHT;
}

/** A yes, a no or a bare value ("明天", "299") to the bot's own question holds no danger, whatever it resembles. Free text may hold any. */
function isBareAnswer({ heard, answer, option, state, know }: Seen): boolean {
  if (option !== null) return true;
  // "一百五十岁", told while another fact was asked for.
  if (state.eligibility !== null && heard.masked.length <= LONGEST_YES_NO && Object.keys(saidFacts(heard, know)).length > 0) return true;
  // "I am conservative", "ok I'll take that one": all that is said is a choice.
  if (heard.masked.length <= LONGEST_CHOICE && ((state.lastProducts.length > 0 && readPick(heard.masked) !== null) || Object.keys(readToldFacts(heard.masked, know.facts.values())).length > 0)) return true;
  if (answer?.kind === 'yes' || answer?.kind === 'no') return heard.masked.length <= LONGEST_YES_NO;
  const free = state.expecting?.type === 'text' || state.expecting?.type === 'branch' || state.expecting?.type === 'person_name';
  if (state.expecting?.type === 'branch' && heard.masked.length <= LONGEST_YES_NO && PLACE.test(heard.masked)) return true;
  if (answer?.kind === 'unfit') return heard.masked.length <= LONGEST_YES_NO;
  return answer?.kind === 'value' && !free && (isBareValue(heard) || heard.masked.length <= SHORT_VALUE);
}

/** The customer says in so many words that they want a person. */
export function wantsPerson(seen: Seen): Decision | null {
  const { heard } = seen;
  if (heard.dialogueAct === 'ask_human') return askedForPerson(seen, 'dialogue act', heard);
  if (seen.answer !== null) return null;
  if (heard.signals.some((s) => s.signal === WANTS_PERSON)) return askedForPerson(seen, 'signal', heard);
  return sureTopic(heard) === 'human_agent' && heard.aspects.every((a) => a === 'how') ? askedForPerson(seen, 'topic', heard) : null;
}

/** @param heard the message where it is more than a yes or a pressed button */
export function askedForPerson({ state }: Seen, how: string, heard: Seen['heard'] | null = null): Decision {
  return because('asked_for_person', how, null, { do: 'handoff', wish: { reason: 'asked_for_person', queue: queueForNeed(heard, state.lastTopic), priority: 'normal' }, say: 'handoff_asked' });
}

/** A very long talk with a machine ends with a person. */
export function tooLong({ state }: Seen): Decision | null {
  if (state.turns < TURN_LIMIT) return null;
  return because('turn_limit', state.turns, TURN_LIMIT, { do: 'handoff', wish: { reason: 'turn_limit', queue: queueFor(state.lastTopic), priority: 'normal' }, say: 'handoff_limit' });
}

export const OFFER = 'offer_person';

/** The answer to "要不要转人工？". Anything but yes or no is a new message. */
export function offerAnswered(seen: Seen): Decision | null {
  if (seen.state.expecting?.name !== OFFER) return null;
  if (seen.answer?.kind === 'yes') return askedForPerson(seen, 'offer accepted');
  if (seen.answer?.kind !== 'no' && seen.heard.dialogueAct !== 'cancel') return null;
  return because('offer_declined', 'no', 'yes', { do: 'say', act: 'chitchat', words: 'declined_person', failure: false, offerPerson: false });
}
