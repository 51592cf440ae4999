import { z } from 'zod';
import { Facts } from './condition.ts';
import { CalendarDate } from './ids.ts';
import { Aspect } from './nlu.ts';
import { Language } from './text.ts';

/** Where an answer stands written: item, version and the date it holds from. `section` names a part of a document. */
export const Citation = z.object({
  itemId: z.string(), version: z.number().int(), title: z.string(), validFrom: z.string(),
  section: z.string().optional(),
  /** The cited words, for the citation sheet. */
  excerpt: z.string().optional(),
});
export type Citation = z.infer<typeof Citation>;

/** A three-valued truth: null is "not known yet". */
export const Truth = z.union([z.literal(true), z.literal(false), z.null()]);
export type Truth = z.infer<typeof Truth>;

/** One step of the reasoning: rule → condition → fact → outcome, with the document section the rule stands on. */
export const PathStep = z.object({
  product: z.string(), rule: z.string(), version: z.number().int(), title: z.string(),
  /** The condition in words, such as "年龄 ≥ 18". */
  condition: z.string(),
  fact: z.string(),
  value: z.unknown().nullable(),
  outcome: Truth,
  source: Citation.optional(),
});
export type PathStep = z.infer<typeof PathStep>;

export const MissingFact = z.object({
  fact: z.string(), question: z.string(), type: z.string(), askingCost: z.number(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
});
export type MissingFact = z.infer<typeof MissingFact>;

export const Verdict = z.object({
  outcome: z.enum(['eligible', 'ineligible', 'unknown']),
  product: z.string(),
  path: z.array(PathStep),
  /** Facts that could still change the outcome, cheapest question first. */
  missing: z.array(MissingFact),
  /** Limits, waivers, rate changes that follow, with the arithmetic in words. */
  quantities: z.array(z.object({ kind: z.string(), name: z.string(), value: z.string(), arithmetic: z.string() })).default([]),
  /** What would make an ineligible customer eligible. */
  remedies: z.array(z.string()).default([]),
});
export type Verdict = z.infer<typeof Verdict>;

export const Table = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) });
export type Table = z.infer<typeof Table>;

/** The question the decision puts to knowledge. It holds no raw text that was not masked before. */
export const KnowledgeQuestion = z.object({
  /** Masked text, for FAQ search. */
  text: z.string(),
  language: Language,
  intent: z.enum(['aspect', 'eligibility', 'compare', 'find', 'faq']),
  topic: z.string().optional(),
  /** Calibrated topic scores: the prior of FAQ ranking. */
  topicScores: z.array(z.object({ id: z.string(), score: z.number() })).default([]),
  aspects: z.array(Aspect).default([]),
  products: z.array(z.string()).default([]),
  slots: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  /** What else was said for the same slots, joined by "and" or "or": "5 万存一年和两年" has `{ term: 'P2Y' }` here. Slots `amount` and `term` only. */
  also: z.array(z.record(z.string(), z.union([z.string(), z.number()]))).optional(),
  facts: Facts.default({}),
  /** The date the question is put to; default today. Nothing outside its validity on that date is served. */
  asOf: CalendarDate.optional(),
  release: z.string().optional(),
  /** Items already given in this conversation, so that the same answer is not repeated word for word. */
  avoid: z.array(z.string()).default([]),
});
export type KnowledgeQuestion = z.infer<typeof KnowledgeQuestion>;

/**
 * - `answer`: a cited text. - `verdict`: eligibility, settled. - `need_fact`: eligibility needs `missingFacts[0]`.
 * - `ambiguous`: several products fit; `options` to choose from. - `none`: nothing valid is known. - `unavailable`: an engine did not answer in its budget.
 */
export const KnowledgeAnswer = z.object({
  kind: z.enum(['answer', 'verdict', 'need_fact', 'ambiguous', 'none', 'unavailable']),
  text: z.string(),
  citations: z.array(Citation),
  verdict: Verdict.optional(),
  missingFacts: z.array(MissingFact).optional(),
  table: Table.optional(),
  steps: z.array(z.string()).optional(),
  options: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
  alternatives: z.array(z.object({ id: z.string(), title: z.string() })).optional(),
  /** 0…1 how sure retrieval is; 1 for facts and verdicts. */
  score: z.number(),
  release: z.string(),
  asOf: z.string(),
  trace: z.object({ route: z.string(), queries: z.number().int(), timingsMs: z.record(z.string(), z.number()), detail: z.array(z.string()) }),
});
export type KnowledgeAnswer = z.infer<typeof KnowledgeAnswer>;

/** Body of POST /api/v1/knowledge/ask. */
export const AskRequest = z.strictObject({
  question: z.string().min(1).max(1000),
  facts: Facts.optional(),
  asOf: CalendarDate.optional(),
  release: z.string().optional(),
  language: Language.optional(),
});
export type AskRequest = z.infer<typeof AskRequest>;

export const SearchHit = z.object({ itemId: z.string(), version: z.number().int(), kind: z.string(), title: z.string(), snippet: z.string(), score: z.number() });
export type SearchHit = z.infer<typeof SearchHit>;
export const SearchQuery = z.strictObject({
  q: z.string().min(1).max(200), language: Language.default('zh'), kind: z.string().optional(), limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type SearchQuery = z.infer<typeof SearchQuery>;
