import { inLanguage, type Option, type Reply } from '@lobby/contracts';
import { buttons } from '../../decision/buttons.ts';
import { FAILURES_TO_HAND_OFF, FAILURES_TO_OFFER } from '../../decision/limits.ts';
import { queueFor } from '../../decision/queueFor.ts';
import { OFFER } from '../../dialogue/repair/handoff.ts';
import { fingerprint } from '../../dialogue/wording/fingerprint.ts';
import { add, speak, type Draft, type TurnContext } from './context.ts';
import { flowOfRun } from '../../dialogue/flow/view.ts';

/** More than the longest conversation has, so that nothing in it is said three times. */
const REMEMBERED_REPLIES = 120;
/** A sentence said this often is not said once more. */
const MOST_REPETITIONS = 2;

/**
 * The last look at a turn's replies: repeated failure ends with a person, an interrupted flow is taken up again, a person is offered to whoever is stuck, and no
 * sentence is said three times.
 * @param before `recentReplies` as the turn found them
 */
export function finish(draft: Draft, before: readonly string[], upset: boolean, context: TurnContext): Draft {
  const decided = handOverAfterFailures(neverSilent(draft), context.input.state?.failuresInARow ?? 0);
  const followed = decided.handoff ? decided : offerPerson(askToResume(decided, context), upset);
  return remember(neverThrice(followed, before), before.length);
}

/** A flow may end without a word of its own; the customer still hears that it is their turn. */
function neverSilent(draft: Draft): Draft {
  if (draft.replies.length > 0) return draft;
  const { text, draft: said } = speak(draft, 'anything_else');
  return add(said, { act: 'chitchat', text, citations: [], options: [] });
}

/** @param failedBefore failures in a row before this turn: one that did not fail itself ("你会什么" after three refusals) hands nobody over */
function handOverAfterFailures(draft: Draft, failedBefore: number): Draft {
  const { failuresInARow, lastTopic } = draft.state;
  // What is beyond the bank is beyond its people too: nobody is called for the weather.
  const beyondUs = draft.reasons.at(-1)?.rule === 'out_of_scope';
  if (draft.handoff || beyondUs || failuresInARow < FAILURES_TO_HAND_OFF || failuresInARow <= failedBefore) return draft;
  const { text, draft: said } = speak(draft, 'handoff_failures');
  const replies = [...said.replies.slice(0, -1), { act: 'handoff' as const, text, citations: [], options: [], ...(lastTopic ? { topic: lastTopic } : {}) }];
  const reasons = [...said.reasons, { rule: 'failures_in_a_row' as const, seen: failuresInARow, wanted: FAILURES_TO_HAND_OFF }];
  return { ...said, replies, reasons, state: { ...said.state, expecting: null }, handoff: { reason: 'repeated_failure', queue: queueFor(lastTopic), priority: 'normal' } };
}

/** Something was dealt with in between: "刚才的挂失还没办完，要继续吗？". After two askings the flow waits silently. */
function askToResume(draft: Draft, context: TurnContext): Draft {
  const { state } = draft;
  const waiting = state.stack.at(-1);
  const flow = flowOfRun(context.know, waiting);
  if (!flow || state.active || state.expecting || draft.replies.length === 0) return draft;
  const title = inLanguage(flow.title, state.language);
  const { text, draft: said } = speak(draft, 'resume_question', { title });
  if (state.recentReplies.filter((r) => r === fingerprint(text)).length >= MOST_REPETITIONS) return draft;
  const options = [buttons.goOn(state.language), buttons.stop(state.language)];
  return withLast({ ...said, state: { ...said.state, expecting: { kind: 'resume', name: flow.id, type: 'yes_no' } } }, (reply) => ({ ...reply, text: `${reply.text}\n\n${text}`, options: merged(reply.options, options) }));
}

/** Two failures in a row, or an upset customer: a person is offered with the reply. */
function offerPerson(draft: Draft, upset: boolean): Draft {
  const { state } = draft;
  const stuck = state.failuresInARow >= FAILURES_TO_OFFER;
  if ((!stuck && !upset) || draft.replies.length === 0) return draft;
  const person = buttons.person(state.language);
  if (!stuck) return withLast(draft, (reply) => ({ ...reply, options: merged(reply.options, [person]) }));
  const { text, draft: said } = speak(draft, 'offer_person');
  const expecting = said.state.expecting ?? { kind: 'confirm' as const, name: OFFER, type: 'yes_no' };
  return withLast({ ...said, state: { ...said.state, expecting } }, (reply) => ({ ...reply, text: `${reply.text}\n\n${text}`, options: merged(reply.options, [person]) }));
}

/** The second time an answer says it is the same as before; the third time a person is offered instead. */
function neverThrice(draft: Draft, before: readonly string[]): Draft {
  let current = draft;
  const replies = draft.replies.map((reply): Reply => {
    const times = before.filter((r) => r === fingerprint(reply.text)).length;
    if (times === 0 || reply.act === 'handoff') return reply;
    if (times < MOST_REPETITIONS && reply.act !== 'answer') return reply;
    // A question that must be answered is not swallowed: it is asked in other words, with a way out.
    if (current.state.expecting !== null && (reply.act === 'ask' || reply.act === 'confirm')) {
      const asked = speak(current, 'asked_before');
      current = { ...asked.draft, state: { ...asked.draft.state, recentReplies: [...asked.draft.state.recentReplies, fingerprint(reply.text)] } };
      return { ...reply, text: `${asked.text}${reply.text}`, options: merged(reply.options, [buttons.person(current.state.language)]) };
    }
    const said = speak(current, times < MOST_REPETITIONS ? 'said_before' : 'same_again');
    current = { ...said.draft, state: { ...said.draft.state, recentReplies: [...said.draft.state.recentReplies, fingerprint(reply.text)] } };
    if (times < MOST_REPETITIONS) return { ...reply, text: `${said.text}${reply.text}` };
    const question = current.state.expecting !== null && reply.act !== 'answer';
    return { ...reply, text: said.text, options: merged(reply.options, [buttons.person(current.state.language)]), ...(question ? {} : { act: 'clarify' as const }) };
  });
  return { ...current, replies };
}

/** A sentence that stands alone was already remembered when it was chosen. */
function remember(draft: Draft, alreadyThere: number): Draft {
  const { recentReplies } = draft.state;
  const chosen = recentReplies.slice(alreadyThere);
  const prints = draft.replies.map((r) => fingerprint(r.text)).filter((p) => !chosen.includes(p));
  return { ...draft, state: { ...draft.state, recentReplies: [...recentReplies, ...prints].slice(-REMEMBERED_REPLIES) } };
}

function withLast(draft: Draft, change: (reply: Reply) => Reply): Draft {
  const last = draft.replies.at(-1);
  if (!last) return draft;
  const reply = change(last);
  return { ...draft, replies: [...draft.replies.slice(0, -1), reply], state: { ...draft.state, lastOptions: reply.options } };
}

function merged(options: readonly Option[], more: readonly Option[]): Option[] {
  return [...options, ...more.filter((m) => !options.some((o) => o.id === m.id))];
}
