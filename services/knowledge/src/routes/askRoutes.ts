import {
  AskRequest, AskResponse, GraphNeighbourhood, GraphQuery, TryRequest, TryResponse,
  type Facts, type KnowledgeAnswer, type KnowledgeQuestion, type Language, type Understanding,
} from '@lobby/contracts';
import { publicAccess, staffAccess, type HttpApp } from '@lobby/service-kit/http';
import type { GraphStore } from '../graph/graphStore.ts';
import { mergeAnswers } from '../answer/mergeAnswers.ts';
import { neighbourhood } from '../graph/neighbourhood.ts';
import type { ServedReleases } from '../releases/servedReleases.ts';
import { currentOf, orUnavailable } from './orUnavailable.ts';

export type AskRouteDeps = {
  served: ServedReleases; graph: GraphStore;
  ask: (question: KnowledgeQuestion) => Promise<KnowledgeAnswer>;
  interpret: (text: string, language: Language | undefined, release: string, facts?: Facts, asOf?: string) => Promise<KnowledgeQuestion>;
  parse?: (text: string, release: string, language?: Language) => Promise<Understanding>;
};

const ASK_PER_MINUTE = 120;

export function askRoutes(app: HttpApp, deps: AskRouteDeps): void {
  app.post('/api/v1/knowledge/ask', {
    schema: { tags: ['knowledge'], summary: 'Ask a question; the answer cites item and version', body: AskRequest, response: { 200: AskResponse } },
    config: { access: publicAccess, ratePerMinute: ASK_PER_MINUTE },
  }, async ({ body }) => (await askText(deps, body)).answer);

  app.post('/api/v1/knowledge/try', {
    schema: { tags: ['knowledge'], summary: 'Ask as any customer, with the whole trace', body: TryRequest, response: { 200: TryResponse } },
    config: { access: staffAccess('trace.read') },
  }, async ({ body }) => {
    const startedAt = performance.now();
    const { question, answer, release } = await askText(deps, body);
    const asked = performance.now() - startedAt;
    const understanding = deps.parse ? await deps.parse(body.question, release, body.language) : null;
    return { answer, question, understanding, timings: { ...answer.trace.timingsMs, ask: Math.round(asked * 100) / 100 } };
  });

  app.get('/api/v1/knowledge/graph', {
    schema: { tags: ['knowledge'], summary: 'The surroundings of a node of the graph', querystring: GraphQuery, response: { 200: GraphNeighbourhood } },
    config: { access: staffAccess('item.read') },
  }, async ({ query }) => {
    const release = query.release ?? currentOf(deps.served);
    await deps.served.open(release);
    return orUnavailable(() => neighbourhood(deps.graph, release, query));
  });
}

/** The needs of one message ("补卡多少？另外跨行取款多少？"), as a turn of the dialogue would take them one after the other. */
async function needsIn({ parse, served }: AskRouteDeps, { question, language }: AskRequest, release: string): Promise<string[]> {
  const needs = parse ? (await parse(question, served.current ?? release, language)).needs : [];
  return needs.map((need) => need.text.trim()).filter(Boolean).slice(0, MOST_NEEDS);
}
const MOST_NEEDS = 3;

async function askText(deps: AskRouteDeps, wish: AskRequest): Promise<{ question: KnowledgeQuestion; answer: KnowledgeAnswer; release: string }> {
  const release = wish.release ?? currentOf(deps.served);
  await deps.served.open(release);
  // Understanding lives on the current release: a look into the past asks old knowledge, with today's ears.
  const read = (text: string) => deps.interpret(text, wish.language, deps.served.current ?? release, wish.facts, wish.asOf);
  const put = (question: KnowledgeQuestion) => deps.ask({ ...question, release, facts: { ...question.facts, ...wish.facts }, ...(wish.asOf ? { asOf: wish.asOf } : {}) });
  const question = await read(wish.question);
  const needs = await needsIn(deps, wish, release);
  const [first, ...more] = needs.length < 2 ? [] : await Promise.all(needs.map(async (need) => put(await read(need))));
  return { question, answer: first ? mergeAnswers(first, ...more) : await put(question), release };
}
