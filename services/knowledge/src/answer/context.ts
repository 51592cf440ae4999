import type { KnowledgeAnswer, KnowledgeQuestion, Language } from '@lobby/contracts';
import type { FaqHit, FaqQuery } from '../faq/faqStore.ts';
import type { GraphParams, GraphRow } from '../graph/graphStore.ts';
import type { QueryName } from '../graph/queries.ts';
import type { ContentIndex } from '../releases/contentIndex.ts';

/** All one question may look at: one release, one date, one language. */
export type AnswerContext = {
  question: KnowledgeQuestion;
  language: Language;
  asOf: string;
  releaseId: string;
  index: ContentIndex;
  /** Reads the graph of this release; counted and timed. @throws GraphUnavailable */
  graph(query: QueryName, params: Omit<GraphParams, 'asOf'>): Promise<GraphRow[]>;
  /** Searches the FAQ index of this release; timed. @throws FaqUnavailable */
  faq(query: Pick<FaqQuery, 'limit'> & Partial<FaqQuery>): Promise<FaqHit[]>;
  /** A line for the trace. Holds ids and numbers, never the customer's words. */
  note(line: string): void;
};

/** An answer before release, date and trace are put to it. A route that has nothing to say returns null, and the next one is asked. */
export type DraftAnswer = Omit<KnowledgeAnswer, 'release' | 'asOf' | 'trace'> & { route: string };
export type Route = (context: AnswerContext) => Promise<DraftAnswer | null>;

/** Picks the wording of the question's language. */
export const say = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en);
