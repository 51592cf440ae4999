import { actOn } from '../../decision/onTopic.ts';
import { because, type Decision, type Seen } from '../../decision/moves.ts';
import { toQuestion } from '../../decision/question.ts';
import { sureTopic } from '../../decision/topTopic.ts';
import { isBareQuestion, isPriceOfUnnamed, withoutValues } from '../answer/bareQuestion.ts';
import { flowOfRun } from '../flow/view.ts';

const SMALL_TALK = new Set(['greeting', 'thanks_bye']);
/** Acts that answer, whatever topic their words resemble. */
const ANSWERS = new Set(['affirm', 'deny', 'skip']);

/**
 * Something else comes up while the bot waits for an answer: it is dealt with, and the flow waits on the stack. A sentence that both answers and asks ("五万以下手续费多少")
 * is a question when understanding heard a question.
 */
export function digressed(seen: Seen): Decision | null {
  const { heard, state, answer } = seen;
  const waiting = state.expecting !== null && state.expecting.kind !== 'option' && (state.active !== null || state.eligibility !== null);
  if (!waiting || seen.option !== null || ANSWERS.has(heard.dialogueAct)) return null;
  if (answer !== null && ((heard.dialogueAct !== 'ask' && heard.dialogueAct !== 'complain') || asksForResult(seen))) return null;
  const work = topicsOfWork(seen)[0];
  if (work && (isBareQuestion(heard.masked) || (computes(seen) && isPriceOfUnnamed(heard.masked)))) return askedAbout(seen, work);
  const topic = sureTopic(heard) ?? likeliestOfWork(seen);
  if (topic === null || SMALL_TALK.has(topic)) return null;
  if (!topicsOfWork(seen).includes(topic)) return actOn(seen, topic, { rule: 'digression', seen: topic, wanted: topicsOfWork(seen) });
  return asksAboutIt(seen, topic);
}

/** "分三年一个月还多少" while the term is asked for: the value, and a wish for what is being worked out anyway. */
function asksForResult(seen: Seen): boolean {
  const { heard, answer } = seen;
  return answer?.kind === 'value' && heard.products.length === 0 && computes(seen) && isPriceOfUnnamed(withoutValues(heard));
}

/** A question about the very thing being done ("挂失要手续费吗" while reporting a loss) is answered, not started again. */
function asksAboutIt(seen: Seen, topic: string): Decision | null {
  return seen.heard.dialogueAct !== 'ask' || seen.heard.aspects.length === 0 ? null : askedAbout(seen, topic);
}

/** A question that names no matter of its own ("要多久") is put together with the name of the work. */
function askedAbout(seen: Seen, topic: string): Decision {
  const title = seen.know.topics.get(topic)?.title;
  const namesNothing = isPriceOfUnnamed(seen.heard.masked) || sureTopic(seen.heard) === null;
  const name = title && namesNothing ? title[seen.state.language] ?? title.zh : '';
  const question = toQuestion(seen, { topic, text: `${name} ${seen.heard.masked}`.trim() });
  return because('question_about_flow', seen.heard.aspects, topic, { do: 'ask', topic, question, minScore: 0, orElse: { say: 'refuse' }, corrected: false, offerFlow: null, thenGoOn: true });
}

/** How far behind the first a topic may lie and still be the one that is meant. */
const NEAR = 0.25;

/** An unsure topic that is the work's own: "先问下违约金多少" says little by itself, and is about what is being done. */
function likeliestOfWork(seen: Seen): string | null {
  const { topics } = seen.heard;
  const near = topics.filter((t, i) => i === 0 || (topics[0]?.score ?? 0) - t.score < NEAR);
  return near.find((t) => topicsOfWork(seen).includes(t.id))?.id ?? null;
}

/** A flow that works something out has a rate, a term and a limit of its own; a card's loss has none. */
function computes({ state, know }: Seen): boolean {
  return flowOfRun(know, state.active)?.body.steps.some((s) => 'compute' in s) ?? false;
}

function topicsOfWork({ state, know }: Seen): string[] {
  const flow = flowOfRun(know, state.active);
  return [...(flow?.body.topics ?? []), ...(state.eligibility?.topic ? [state.eligibility.topic] : [])];
}
