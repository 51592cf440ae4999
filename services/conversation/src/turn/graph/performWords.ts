import { inLanguage, type FlowSlot, type HandoffWish, type Reply, type Understanding } from '@lobby/contracts';
import { buttons } from '../../decision/buttons.ts';
import { clarifyReply } from '../../decision/decide.ts';
import type { Move } from '../../decision/moves.ts';
import { PICK } from '../../dialogue/context/situation.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { show } from '../../dialogue/flow/render.ts';
import { fingerprint } from '../../dialogue/wording/fingerprint.ts';
import { phrase, type WordingKey } from '../../dialogue/wording/phrase.ts';
import { add, speak, type Draft, type TurnContext } from './context.ts';
import { interrupt } from './interrupt.ts';
import { flowOfRun } from '../../dialogue/flow/view.ts';

/** Hands over. An escalation says its own message with the safe first step; what was under way stays in the packet and is not resumed. */
export function performHandoff(draft: Draft, wish: HandoffWish, words: WordingKey | null, heard: Understanding, context: TurnContext): Draft {
  const item = wish.signal ? context.know.escalations.get(wish.signal) : undefined;
  const { text, draft: said } = words === null && item ? { text: inLanguage(item.message, draft.state.language), draft } : speak(draft, words ?? 'handoff_escalate');
  const topic = wish.reason === 'asked_for_person' ? 'human_agent' : ofBank(sureTopic(heard), context) ?? draft.state.lastTopic;
  return { ...add(said, { act: 'handoff', text, citations: [], options: [], ...(topic ? { topic } : {}) }, { expecting: null, eligibility: null }), handoff: wish };
}

const ofBank = (topic: string | null, { know }: TurnContext): string | null => (topic !== null && know.topics.has(topic) ? topic : null);

/** Says one of the bot's own sentences: chitchat, a refusal, an apology. */
export function performSay(draft: Draft, move: Extract<Move, { do: 'say' }>): Draft {
  const { text, draft: said } = speak(draft, move.words);
  const { language, failuresInARow } = draft.state;
  const reply: Reply = { act: move.act, text, citations: [], options: move.offerPerson ? [buttons.person(language)] : [], ...topicOf(move.words) };
  return add({ ...said, state: interrupt(said.state) }, reply, { failuresInARow: move.failure ? failuresInARow + 1 : move.act === 'chitchat' ? failuresInARow : 0 });
}

function topicOf(words: WordingKey): { topic?: string } {
  return words === 'greeting' ? { topic: 'greeting' } : words === 'thanks' ? { topic: 'thanks_bye' } : {};
}

export function performClarify(draft: Draft, topics: readonly string[], heard: Understanding, context: TurnContext): Draft {
  const state = interrupt(draft.state);
  const reply = clarifyReply(topics, state, context.know);
  return add({ ...draft, state: { ...state, recentReplies: [...state.recentReplies, fingerprint(reply.text)] } }, reply, {
    expecting: { kind: 'option', name: 'topic', type: 'topic' }, failuresInARow: state.failuresInARow + 1, lastQuestion: heard.masked, lastAspects: [...heard.aspects],
    ...(heard.products.length > 0 ? { lastProducts: heard.products.map((p) => p.id) } : {}),
  });
}

/** Asks which of several products was picked; what was said of it waits for the answer. */
export function performWhich(draft: Draft, products: readonly string[], heard: Understanding, { know }: TurnContext): Draft {
  const { text, draft: said } = speak({ ...draft, state: interrupt(draft.state) }, 'clarify_products');
  const { language, lastTopic } = said.state;
  const options = products.flatMap((id) => { const product = know.products.get(id); return product ? [{ id: `product:${id}`, label: inLanguage(product.title, language), text: inLanguage(product.title, language) }] : []; });
  return add(said, { act: 'clarify', text, citations: [], options: [...options, buttons.none(language)], ...(lastTopic ? { topic: lastTopic } : {}) }, { expecting: { kind: 'option', name: PICK, type: 'product' }, lastQuestion: heard.masked, lastProducts: [...products] });
}

/** The answer did not fit: says why and asks again, with the slot's hint and the same buttons. */
export function performAskAgain(draft: Draft, move: Extract<Move, { do: 'ask_again' }>, context: TurnContext): Draft {
  const { state } = draft;
  const slot = awaitedSlot(draft, context);
  const bound = move.bound ? boundText(move.bound, slot, draft, context) : '';
  const { text, draft: said } = speak(draft, move.why, { min: bound, max: bound });
  const hint = move.why === 'unfit' && slot?.hint ? inLanguage(slot.hint, state.language) : '';
  const question = WITHOUT_QUESTION.has(move.why) ? '' : state.expecting?.kind === 'identity' ? phrase(state.expecting.name === 'who' ? 'step_up_who' : 'step_up_again', state.language) : slot ? inLanguage(slot.question, state.language) : state.expecting?.kind === 'confirm' ? state.lastReply?.text ?? '' : awaitedFact(draft, context);
  const act = state.expecting?.kind === 'confirm' && move.why !== 'correct_what' ? 'confirm' : 'ask';
  const words = [text, hint, question].filter((t) => t !== '').join(state.language === 'zh' ? '' : ' ');
  const person = move.why === 'sorry_again' && !state.lastOptions.some((o) => o.id === 'person') ? [buttons.person(state.language)] : [];
  const reply: Reply = { act, text: words, citations: [], options: [...inThisLanguage(draft, slot), ...person], ...(state.lastTopic ? { topic: state.lastTopic } : {}) };
  const asked = add(said, reply, { failuresInARow: NO_FAILURE.has(move.why) ? state.failuresInARow : state.failuresInARow + 1 });
  // The next "not quite" repeats the question, not the apology before it.
  return act === 'confirm' ? { ...asked, state: { ...asked.state, lastReply: state.lastReply } } : asked;
}

const WITHOUT_QUESTION = new Set<WordingKey>(['correct_what', 'yes_or_no', 'take_time', 'step_up_where', 'step_up_late']);
/** Reasons to ask again that are nobody's failure. */
const NO_FAILURE = new Set<WordingKey>(['correct_what', 'take_time', 'going_on', 'still_here', 'language_switched', 'step_up_where', 'step_up_late']);

/** The buttons as they stood, in the language the conversation has now. */
function inThisLanguage({ state }: Draft, slot: FlowSlot | undefined): Reply['options'] {
  const own = Object.values(buttons).map((b) => b(state.language));
  return state.lastOptions.map((o) => {
    const fixed = slot?.options.find((s) => o.id === `slot:${slot.name}:${s.value}`);
    const label = fixed ? inLanguage(fixed.label, state.language) : own.find((b) => b.id === o.id && o.id !== 'yes' && o.id !== 'no')?.label;
    return label ? { ...o, label, text: label } : o;
  });
}

/** The broken bound in words: yuan with their unit, other numbers as they are. */
function boundText(bound: 'min' | 'max', slot: FlowSlot | undefined, { state }: Draft, context: TurnContext): string {
  const fact = state.expecting?.kind === 'fact' ? context.know.facts.get(state.expecting.name) : undefined;
  const isMoney = slot?.type === 'amount' || fact?.type === 'money';
  return show(slot?.[bound] ?? fact?.[bound], isMoney ? 'money' : undefined, state.language) ?? '';
}

function awaitedSlot({ state }: Draft, context: TurnContext): FlowSlot | undefined {
  if (state.expecting?.kind !== 'slot') return undefined;
  return flowOfRun(context.know, state.active)?.body.slots.find((s) => s.name === state.expecting?.name);
}

function awaitedFact({ state }: Draft, context: TurnContext): string {
  const fact = state.expecting?.kind === 'fact' ? context.know.facts.get(state.expecting.name) : undefined;
  return fact ? inLanguage(fact.question, state.language) : '';
}
