import type { KnowledgeAnswer, KnowledgeQuestion } from '@lobby/contracts';
import { calendarDate, workingTime, type Clock, type Log } from '@lobby/service-kit';
import { FaqUnavailable, type FaqStore } from '../faq/faqStore.ts';
import { GraphUnavailable, type GraphStore } from '../graph/graphStore.ts';
import type { ServedRelease, ServedReleases } from '../releases/servedReleases.ts';
import { answerAspects, answerBareAmount, answerNameAlone, answerOfOneService, answerOverview, answerOverviewOfBare } from './aspectAnswer.ts';
import { ASKS_WHETHER } from './asked/whether.ts';
import { readAgain } from './asked/readAgain.ts';
import { answerAttribute } from './attributeAnswer.ts';
import { answerNotOffered } from './notOfferedAnswer.ts';
import { answerBranches } from './branchAnswer.ts';
import { answerCompare } from './compareAnswer.ts';
import { answerCondition } from './conditionAnswer.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { answerEligibility } from './eligibilityAnswer.ts';
import { answerFromFaq, answerVerbatim, answerWordForWord } from './faqAnswer.ts';
import { answerForeign } from './foreignAnswer.ts';
import { answerFind } from './findAnswer.ts';
import { answerLadder } from './ladderAnswer.ts';
import { answerRanking, answerRatesOfKind } from './rankAnswer.ts';
import { Trace } from './trace.ts';

export type AskDeps = { served: ServedReleases; graph: GraphStore; faq: FaqStore; encode: (text: string, language: KnowledgeQuestion['language']) => Promise<Float32Array | null>; clock: Clock; log: Log };

/** Longest a question waits for the graph altogether; then it is told honestly that nothing can be checked now. */
const GRAPH_BUDGET_MS = 300;

/** Which routes answer which intent, in this order; the first that has something to say answers. */
const ROUTES: Record<KnowledgeQuestion['intent'], readonly Route[]> = {
  eligibility: [answerEligibility, answerFromFaq],
  compare: [answerCompare, answerAspects, answerFromFaq, answerOverview],
  find: [answerFind, answerFromFaq, answerAspects],
  aspect: [answerAspects, answerFromFaq, answerOverview],
  faq: [answerFromFaq, answerAspects, answerOverviewOfBare],
  written: [answerWordForWord],
};
/** Asked before all others: what is not this bank's, and where its branches are. */
const FIRST: readonly Route[] = [answerForeign, answerBranches];

/**
 * Answers a question from one release, as of one date. Expected trouble is a value: `none` when nothing valid is known, `unavailable` when an engine
 * did not answer in its budget. Never throws for engine trouble and never says a number that stands in no cited item.
 */
export async function ask(deps: AskDeps, question: KnowledgeQuestion): Promise<KnowledgeAnswer> {
  const trace = new Trace();
  const asOf = question.asOf ?? calendarDate(deps.clock.now());
  const wanted = question.release ?? deps.served.current;
  const taken = wanted === null ? null : await takeRelease(deps, wanted, trace);
  if (!taken) return { ...nothing(question), release: wanted ?? '', asOf, trace: trace.done('no release') };
  const { served, letGo } = taken;
  try {
    const { route, ...answer } = await answerFrom(contextOf(deps, served, question, asOf, trace), deps.log);
    return { ...answer, release: served.id, asOf, trace: trace.done(route) };
  } finally {
    letGo();
  }
}

type Taken = { served: ServedRelease; letGo: () => void };

/** Taken and held in one step, so that a publish cannot take the release down in between. */
async function takeRelease(deps: AskDeps, id: string, trace: Trace): Promise<Taken | null> {
  const ready = deps.served.ready(id);
  if (ready) return { served: ready, letGo: deps.served.hold(id) };
  try {
    const served = await trace.time('rebuild', () => deps.served.open(id));
    return { served, letGo: deps.served.hold(id) };
  } catch {
    return null;
  }
}

async function answerFrom(context: AnswerContext, log: Log): Promise<DraftAnswer> {
  try {
    for (const route of routesOf(context.question)) {
      const answer = await route(context);
      if (answer) return answer;
    }
    return { route: 'none', ...nothing(context.question) };
  } catch (error) {
    if (!(error instanceof GraphUnavailable) && !(error instanceof FaqUnavailable)) log.error({ release: context.releaseId, err: error }, 'answering failed');
    context.note(`engine trouble: ${error instanceof Error ? error.name : 'unknown'}`);
    return { route: 'unavailable', ...unavailable(context.question) };
  }
}

/**
 * With no product named, an FAQ that says just what was asked goes before facts that are put together for every product. "Which of them may I have" is first a
 * search, and "can I get it in the app" asks where, not whether.
 */
function routesOf(question: KnowledgeQuestion): readonly Route[] {
  const { aspects, products, slots } = question;
  if (question.intent === 'written') return [answerForeign, ...ROUTES.written];
  const routes = question.intent === 'eligibility' && aspects.includes('find') && products.length === 0 ? [answerFind, ...ROUTES.eligibility] : ROUTES[question.intent];
  const unnamed = products.length === 0 && slots.term === undefined && slots.amount === undefined;
  const written = unnamed && (question.intent === 'aspect' || question.intent === 'eligibility' || (question.intent === 'find' && ASKS_WHETHER.test(question.text)));
  // When branches open, in general, is written; "the branch" as a product knows only that it is posted there.
  // "刷脸一天能转多少": where the topic is about one service, its limits are meant.
  const oneService = question.intent === 'faq' && question.aspects.includes('limit') && products.length === 0 ? [answerOfOneService] : [];
  const general = question.topic === 'branch_hours' ? [answerFromFaq] : [];
  // "下个月补卡费涨价吗": the fact itself knows what changes and when.
  const changing = asksForChange(question) ? [answerAspects] : [];
  // Whether somebody may have a product depends on who asks, whatever was written about the question.
  const asWritten = question.intent === 'eligibility' ? [] : [answerWordForWord];
  return [...FIRST, ...changing, ...asWritten, answerRanking, answerRatesOfKind, answerLadder, ...(written ? [answerVerbatim] : []), answerNameAlone, answerNotOffered, answerCondition, answerAttribute, answerBareAmount, ...oneService, ...general, ...routes];
}

const CHANGES = /涨价|降价|调价|(?:会|要|有没有|什么时候)(?:再)?(?:变|涨|降|调)|going up|go(?:es|ing)? down|increase|change/i;
const asksForChange = ({ text, aspects }: KnowledgeQuestion): boolean => CHANGES.test(text) && aspects.some((a) => a === 'fee' || a === 'rate');

function contextOf(deps: AskDeps, served: ServedRelease, question: KnowledgeQuestion, asOf: string, trace: Trace): AnswerContext {
  const deadline = workingTime() + GRAPH_BUDGET_MS;
  const vectors = new Map<string, Promise<Float32Array | null>>();
  const vectorOf = (text: string) => { const made = vectors.get(text) ?? trace.time('encode', () => deps.encode(text, question.language)); vectors.set(text, made); return made; };
  return {
    question: readAgain(question, served.index, asOf), asOf, language: question.language, releaseId: served.id, index: served.index,
    graph: (query, params) => trace.time('graph', () => {
      trace.queries += 1;
      return deps.graph.read(served.id, query, { ...params, asOf }, deadline - workingTime());
    }),
    faq: async (wish) => {
      const made = await vectorOf(wish.text ?? question.text);
      trace.queries += 1;
      return trace.time('faq', () => deps.faq.search(served.id, { text: question.text, vector: made, language: question.language, topicScores: scoresOf(question), products: question.products, asOf, audience: 'customer', ...wish }));
    },
    note: (line) => trace.detail.push(line),
  };
}

/** A topic the dialogue settled on counts fully, whatever the classifier's score was. */
const scoresOf = (question: KnowledgeQuestion) => (question.topic && !question.topicScores.some((t) => t.id === question.topic) ? [...question.topicScores, { id: question.topic, score: 1 }] : question.topicScores);

const nothing = ({ language }: KnowledgeQuestion): Omit<DraftAnswer, 'route'> => ({
  kind: 'none', citations: [], score: 0,
  text: say(language, '这个问题我暂时没有找到有依据的答案，可以为您转人工客服。', 'I have no reliable answer to this at the moment. I can pass you to a colleague.'),
});
const unavailable = ({ language }: KnowledgeQuestion): Omit<DraftAnswer, 'route'> => ({
  kind: 'unavailable', citations: [], score: 0,
  text: say(language, '系统暂时无法核实这项信息，为避免给您错误的答复，建议转人工客服或稍后再试。', 'I cannot check this at the moment, and I would rather not guess. Please try again later, or let me pass you to a colleague.'),
});
