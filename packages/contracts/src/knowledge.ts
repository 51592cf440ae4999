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
  /** `written`: only what an editor wrote down for this very question; nothing is put together for it. */
  intent: z.enum(['aspect', 'eligibility', 'compare', 'find', 'faq', 'written']),
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
  question: z.string().trim().min(1).max(1000),
  facts: Facts.optional(),
  asOf: CalendarDate.optional(),
  release: z.string().optional(),
  language: Language.optional(),
});
export type AskRequest = z.infer<typeof AskRequest>;

/** Parts of a text from `start` up to, not including, `end`, in UTF-16 units; in order, none overlapping. */
export const TextRange = z.object({ start: z.number().int().min(0), end: z.number().int().min(1) });
export type TextRange = z.infer<typeof TextRange>;

/** `highlights` are where the words asked for stand in the title and the snippet; `audience` is `staff` for what must not be passed on to a customer. */
export const SearchHit = z.object({
  itemId: z.string(), version: z.number().int(), kind: z.string(), title: z.string(), snippet: z.string(), score: z.number(),
  audience: z.enum(['customer', 'staff']).optional(), highlights: z.object({ title: z.array(TextRange), snippet: z.array(TextRange) }).optional(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SEARCH_FACETS = ['kind', 'language', 'topic', 'category', 'product'] as const;
/** What a search found, counted by one property; the number is what choosing the value finds. */
export const FacetCount = z.object({ value: z.string(), label: z.string(), count: z.number().int() });
export type FacetCount = z.infer<typeof FacetCount>;
export const SearchFacets = z.record(z.enum(SEARCH_FACETS), z.array(FacetCount));
export type SearchFacets = z.infer<typeof SearchFacets>;

/** Query of GET /knowledge/search. `kind`, `topic`, `category`, `product` and `channel` narrow it; `facets=true` counts what was found. */
export const SearchQuery = z.strictObject({
  q: z.string().min(1).max(200), language: Language.default('zh'), kind: z.string().max(40).optional(), topic: z.string().max(40).optional(), category: z.string().max(80).optional(),
  product: z.string().max(80).optional(), channel: z.string().max(40).optional(), facets: z.enum(['true', 'false']).default('false'), limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type SearchQuery = z.infer<typeof SearchQuery>;
/** The same for staff, who also see what is written for them only, and may look at another day. */
export const StaffSearchQuery = SearchQuery.extend({ asOf: CalendarDate.optional() });
export type StaffSearchQuery = z.infer<typeof StaffSearchQuery>;

/** Query of GET /knowledge/suggest: what is typed so far. */
export const SuggestQuery = z.strictObject({
  q: z.string().min(1).max(60), language: Language.default('zh'), kind: z.string().max(40).optional(), channel: z.string().max(40).optional(), limit: z.coerce.number().int().min(1).max(10).default(5),
});
export type SuggestQuery = z.infer<typeof SuggestQuery>;
/** A title that goes on from what is typed. `highlights` are the typed part in it. */
export const Suggestion = z.object({ itemId: z.string(), kind: z.string(), title: z.string(), highlights: z.array(TextRange) });
export type Suggestion = z.infer<typeof Suggestion>;
export const SuggestResponse = z.object({ suggestions: z.array(Suggestion), tookMs: z.number() });
export type SuggestResponse = z.infer<typeof SuggestResponse>;
