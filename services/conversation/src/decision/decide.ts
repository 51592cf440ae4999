import { inLanguage, type DialogueState, type HandoffWish, type KnowledgeAnswer, type Language, type MissingFact, type Option, type Reply } from '@lobby/contracts';
import { phrase, type WordingKey } from '../dialogue/wording/phrase.ts';
import { buttons } from './buttons.ts';
import type { Move, NamedReason, Seen } from './moves.ts';
import { queueFor } from './queueFor.ts';

type Ask = Extract<Move, { do: 'ask' }>;
/** `said` are the bot's own sentences in the reply, so that the next one is said differently. */
export type Settled = { reply: Reply; state: DialogueState; reasons: NamedReason[]; handoff: HandoffWish | null; unanswered: boolean; said: string[] };

const MOST_TRIED = 10;
/** The route by which knowledge says that something is another institution's. */
const FOREIGN = 'foreign';

/**
 * What knowledge's answer comes to: one reply and the state after it. Pure. Never words a fact of its own: the text of an answer or verdict is knowledge's, and where
 * there is none the reply says so and offers a person.
 */
export function decide(ask: Ask, answer: KnowledgeAnswer, before: DialogueState, know: Seen['know']): Settled {
  const state = remember(ask, before, answer, know);
  const reasons: NamedReason[] = [{ rule: `knowledge_${answer.kind}`, seen: answer.score, wanted: ask.minScore }];
  const settle = (reply: Reply, after: Partial<DialogueState>, extra: Partial<Settled> = {}): Settled => ({
    reply: ask.topic ? { ...reply, topic: ask.topic } : reply, state: { ...state, ...after }, reasons, handoff: null, unanswered: false, said: reply.act === 'answer' ? [] : [reply.text], ...extra,
  });
  const known = answer.kind === 'answer' && answer.score < ask.minScore ? 'none' : answer.kind;
  switch (known) {
    case 'answer': return settle(withFlow(withTopics(answerReply(ask, answer, state), ask, state, know), ask, state, know), { ...answeredState(state, answer) });
    case 'verdict': return settle(answerReply(ask, answer, state), { ...answeredState(state, answer), eligibility: null, lastVerdict: answer.verdict ?? null, lastProducts: answer.verdict ? [answer.verdict.product] : state.lastProducts });
    case 'need_fact': return needFact(ask, answer, state, know, settle);
    case 'ambiguous': return settle(ambiguousReply(answer, state), { expecting: { kind: 'option', name: 'product', type: 'product' }, failuresInARow: 0 });
    case 'none': return answer.trace.route === FOREIGN ? settle(withFlow(foreignReply(answer, state), ask, state, know), { failuresInARow: 0, unanswered: null }) : settle(noneReply(ask, state, know), noneState(ask, state), { unanswered: true });
    case 'unavailable': return unavailable(state, settle);
  }
}

/** What the next turn may continue from: topic, products, aspects and the question itself. */
function remember(ask: Ask, before: DialogueState, answer: KnowledgeAnswer, know: Seen['know']): DialogueState {
  const { question } = ask;
  const goesOn = before.lastQuestion !== null && question.text.startsWith(before.lastQuestion);
  const products = question.products.length > 0 ? question.products : onlyFound(answer) ?? (ask.topic === before.lastTopic ? before.lastProducts : []);
  return {
    ...before, expecting: null, lastTopic: ask.topic ?? before.lastTopic, lastProducts: products, lastAspects: question.aspects, compared: products.length > 1 ? products : foundIn(answer) ?? before.compared,
    lastQuestion: goesOn ? before.lastQuestion : question.text, slots: { ...before.slots, ...question.slots }, facts: { ...before.facts, ...withoutSlot(question.facts, know) },
  };
}

/** The products that an answer went through, in its order: "那第二个呢" is one of them. */
const foundIn = ({ kind, options }: KnowledgeAnswer): string[] | null => (kind === 'answer' && options && options.length > 1 ? options.map((o) => o.id) : null);

/** The one product a search came to: "它起购多少" is about it. */
const onlyFound = ({ kind, options }: KnowledgeAnswer): string[] | null => (kind === 'answer' && options?.length === 1 ? options.map((o) => o.id) : null);

/** What was told in passing and no slot keeps. */
const withoutSlot = (facts: DialogueState['facts'], know: Seen['know']): DialogueState['facts'] => Object.fromEntries(Object.entries(facts).filter(([id]) => know.facts.get(id)?.slot === null));


function answeredState(state: DialogueState, answer: KnowledgeAnswer): Partial<DialogueState> {
  return { failuresInARow: 0, tried: [...state.tried, ...answer.citations].slice(-MOST_TRIED), unanswered: null };
}

function answerReply(ask: Ask, answer: KnowledgeAnswer, state: DialogueState): Reply {
  const text = ask.corrected ? `${say('corrected', state)}${answer.text}` : answer.text;
  return {
    act: 'answer', text, citations: answer.citations, options: (answer.alternatives ?? []).map((a): Option => ({ id: `product:${a.id}`, label: a.title, text: a.title })),
    ...(answer.verdict ? { verdict: answer.verdict } : {}), ...(answer.table ? { table: answer.table } : {}), ...(answer.steps ? { steps: answer.steps } : {}),
  };
}

/** An answer found without a clear topic also offers the likely ones, so that a wrong guess is one press from being put right and a flow can start. */
function withTopics(reply: Reply, ask: Ask, state: DialogueState, know: Seen['know']): Reply {
  if (ask.topic !== null || ask.orElse.say !== 'clarify') return reply;
  return { ...reply, options: [...reply.options, ...topicButtons(ask.orElse.topics, state, know)] };
}

/** "怎么激活" is answered, and what was asked about is one press away. */
function withFlow(reply: Reply, ask: Ask, state: DialogueState, know: Seen['know']): Reply {
  const flow = know.flows.find((f) => f.id === ask.offerFlow);
  if (!flow) return reply;
  const label = phrase('start_flow', state.language, [], { title: flow.title[state.language] ?? flow.title.zh });
  return { ...reply, options: [...reply.options, { id: `flow:${flow.id}`, label, text: label }] };
}

function needFact(ask: Ask, answer: KnowledgeAnswer, state: DialogueState, know: Seen['know'], settle: (r: Reply, s: Partial<DialogueState>, x?: Partial<Settled>) => Settled): Settled {
  const missing = answer.missingFacts?.[0];
  const product = answer.verdict?.product ?? ask.question.products[0];
  if (!missing || !product) return settle(refusal('no_answer', state), { failuresInARow: state.failuresInARow + 1 });
  const lead = ask.corrected ? say('corrected', state) : leadOf(product, state, know);
  const reply: Reply = { act: 'ask', text: `${lead}${missing.question}`, citations: [], options: factOptions(missing, state.language), ...(answer.verdict ? { verdict: answer.verdict } : {}) };
  return settle(reply, {
    eligibility: { product, ...(ask.topic ? { topic: ask.topic } : {}) }, expecting: { kind: 'fact', name: missing.fact, type: missing.type }, lastProducts: [product], lastAspects: withEligibility(state), failuresInARow: 0,
  }, { said: [lead] });
}

/** The first question names what it is for; the ones that follow need not. */
function leadOf(product: string, state: DialogueState, know: Seen['know']): string {
  const title = know.products.get(product)?.title;
  return title === undefined || state.eligibility?.product === product ? say('need_fact', state) : phrase('need_fact_for', state.language, state.recentReplies, { title: inLanguage(title, state.language) });
}

const withEligibility = (state: DialogueState): string[] => (state.lastAspects.includes('eligibility') ? state.lastAspects : ['eligibility']);

/** Buttons for a fact: its own options, or yes and no. */
export function factOptions(missing: MissingFact, language: Language): Option[] {
  if (missing.options.length > 0) return missing.options.map((o) => ({ id: `fact:${missing.fact}:${o.value}`, label: o.label, text: o.label }));
  return missing.type === 'boolean' ? [buttons.yes(language), buttons.no(language)] : [];
}

/** What knowledge has found out of the products already is told with its sources; where it only asks back, that is said in the dialogue's own words. */
function ambiguousReply(answer: KnowledgeAnswer, state: DialogueState): Reply {
  const options = (answer.options ?? []).map((o): Option => ({ id: `product:${o.id}`, label: o.title, text: o.title }));
  const text = answer.citations.length > 0 ? answer.text : say('clarify_products', state);
  return { act: 'clarify', text, citations: answer.citations, options: [...options, buttons.none(state.language)] };
}

/** Another bank's card or rate: knowledge says whose it is, and no flow of ours stands in for it. */
function foreignReply(answer: KnowledgeAnswer, state: DialogueState): Reply {
  return { act: 'refuse', text: answer.text, citations: answer.citations, options: [buttons.person(state.language)] };
}

function noneReply(ask: Ask, state: DialogueState, know: Seen['know']): Reply {
  if (ask.orElse.say === 'clarify') return clarifyReply(ask.orElse.topics, state, know);
  if (ask.orElse.say === 'not_understood') return { act: 'clarify', text: say('not_understood', state), citations: [], options: [buttons.person(state.language)] };
  return refusal('no_answer', state);
}

function noneState(ask: Ask, state: DialogueState): Partial<DialogueState> {
  const chooses = ask.orElse.say === 'clarify';
  return { failuresInARow: state.failuresInARow + 1, unanswered: ask.question.text, expecting: chooses ? { kind: 'option', name: 'topic', type: 'topic' } : null };
}

/** "您问的是下面哪一项？" with the likeliest topics and "都不是". */
export function clarifyReply(topics: readonly string[], state: DialogueState, know: Seen['know']): Reply {
  return { act: 'clarify', text: say('clarify_topics', state), citations: [], options: [...topicButtons(topics, state, know), buttons.none(state.language)] };
}

function topicButtons(topics: readonly string[], state: DialogueState, know: Seen['know']): Option[] {
  return topics.map((id) => {
    const title = know.topics.get(id)?.title;
    const label = title?.[state.language] ?? title?.zh ?? id;
    return { id: `topic:${id}`, label, text: label };
  });
}

/** An engine did not answer in its budget: said honestly; the second time in a row a person takes over. */
function unavailable(state: DialogueState, settle: (r: Reply, s: Partial<DialogueState>, x?: Partial<Settled>) => Settled): Settled {
  const again = state.failuresInARow > 0 && state.lastReply?.act === 'refuse';
  if (!again) return settle(refusal('unavailable', state), { failuresInARow: state.failuresInARow + 1 });
  const reply: Reply = { act: 'handoff', text: say('handoff_unavailable', state), citations: [], options: [] };
  return settle(reply, {}, { handoff: { reason: 'knowledge_unavailable', queue: queueFor(state.lastTopic), priority: 'normal' } });
}

function refusal(words: WordingKey, state: DialogueState): Reply {
  return { act: 'refuse', text: say(words, state), citations: [], options: [buttons.person(state.language)] };
}

const say = (words: WordingKey, state: DialogueState): string => phrase(words, state.language, state.recentReplies);
