import { z } from 'zod';
import { Instant, ItemId } from './ids.ts';
import { ItemState } from './item.ts';
import { KnowledgeAnswer, KnowledgeQuestion, SearchHit } from './knowledge.ts';
import { Understanding } from './nlu.ts';
import { GateFinding, Release } from './release.ts';
import { Language } from './text.ts';

/** A row of the item table in the admin. */
export const ItemRow = z.object({
  id: ItemId, kind: z.string(), title: z.string(), titleEn: z.string().nullable(), owner: z.string(),
  /** The latest version and its state; `publishedVersion` is what customers get now. */
  version: z.number().int(), state: ItemState, publishedVersion: z.number().int().nullable(),
  validFrom: z.string(), validTo: z.string().nullable(), reviewBy: z.string().nullable(), updatedAt: z.string(), author: z.string(), approver: z.string().nullable(),
});
export type ItemRow = z.infer<typeof ItemRow>;
export const ItemListQuery = z.strictObject({
  q: z.string().max(200).optional(), kind: z.string().max(20).optional(), state: ItemState.optional(), after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ItemPage = z.object({ rows: z.array(ItemRow), next: z.string().nullable(), total: z.number().int() });
export type ItemPage = z.infer<typeof ItemPage>;

/** One decision of a reviewer, or the handing in before it; the history of who did what to an item. */
export const ReviewRow = z.object({
  version: z.number().int(), actor: z.string(), action: z.enum(['saved', 'submitted', 'approve', 'return', 'published', 'retired']), comment: z.string().nullable(), at: Instant,
});
export type ReviewRow = z.infer<typeof ReviewRow>;

/** A whole item for the editor. `item` is checked by the Item schema on save; here it stays open so that a broken draft can be shown. */
export const ItemDetail = z.object({
  row: ItemRow, item: z.record(z.string(), z.unknown()), published: z.record(z.string(), z.unknown()).nullable(),
  versions: z.array(z.object({ version: z.number().int(), state: ItemState, author: z.string(), approver: z.string().nullable(), createdAt: z.string() })),
  usedBy: z.array(z.object({ id: ItemId, title: z.string() })),
  /** Newest first. */
  history: z.array(ReviewRow),
});
export type ItemDetail = z.infer<typeof ItemDetail>;

/** PUT /items/:id. `baseVersion` is the version the editor saw (0 for a new item): another latest version → 409 with `current`. */
export const SaveItem = z.strictObject({
  baseVersion: z.number().int().min(0), item: z.record(z.string(), z.unknown()),
  /** True proposes to take the item out of service: after approval and publishing it is `retired`. Goes through the same four eyes. */
  retire: z.boolean().default(false),
});
export const ReviewDecision = z.strictObject({ version: z.number().int().min(1), decision: z.enum(['approve', 'return']), comment: z.string().max(2000).optional() });
export const PublishRequest = z.strictObject({ note: z.string().max(500).default('') });

/** POST /knowledge/try: a question asked as any customer, with the whole trace. */
export const TryRequest = z.strictObject({
  question: z.string().min(1).max(1000), language: z.enum(['zh', 'en']).optional(), facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  asOf: z.iso.date().optional(), release: z.string().optional(),
});

/** POST /items/:id/submit: hands a draft in for review. */
export const SubmitItem = z.strictObject({ version: z.number().int().min(1) });

/** One changed field between two versions. `path` such as `body.amount` or `body.bands[1].percent`; `before`/`after` are absent where the field was added/removed. */
export const DiffRow = z.object({ path: z.string(), change: z.enum(['added', 'removed', 'changed']), before: z.unknown().optional(), after: z.unknown().optional() });
export type DiffRow = z.infer<typeof DiffRow>;
/** GET /items/:id/diff?from=&to= (versions; from defaults to the published one, to to the latest). `from` is null for a new item. */
export const DiffQuery = z.strictObject({ from: z.coerce.number().int().min(1).optional(), to: z.coerce.number().int().min(1).optional() });
export const ItemDiff = z.object({ id: ItemId, from: z.number().int().nullable(), to: z.number().int(), rows: z.array(DiffRow) });
export type ItemDiff = z.infer<typeof ItemDiff>;

/** One item that the next release would bring, change or take away. */
export const ReleaseChange = z.object({
  id: ItemId, kind: z.string(), title: z.string(), change: z.enum(['added', 'changed', 'retired']),
  from: z.number().int().nullable(), to: z.number().int().nullable(), author: z.string(), approver: z.string().nullable(),
});
export type ReleaseChange = z.infer<typeof ReleaseChange>;
/** GET /releases/preview: what a publish would change now and what its gate says. `publishable` is false on errors and when nothing changes. */
export const ReleasePreview = z.object({
  current: Release.nullable(), changes: z.array(ReleaseChange), items: z.number().int(), findings: z.array(GateFinding), publishable: z.boolean(),
});
export type ReleasePreview = z.infer<typeof ReleasePreview>;
/** GET /releases, newest first. `building` tells how far a publish under way is (`done` 0…1). POST /releases and /releases/:id/rollback answer a Release when it is ready or `failed`. */
export const ReleaseList = z.object({
  rows: z.array(Release), building: z.object({ releaseId: z.string(), step: z.string(), done: z.number() }).nullable(),
});
export type ReleaseList = z.infer<typeof ReleaseList>;

/** GET /knowledge/graph?node=&depth=&asOf=: the surroundings of one node of the current release, for the explorer. `label` is the graph label (Product, Fee, Rule …). */
export const GraphQuery = z.strictObject({ node: z.string().min(1).max(120), depth: z.coerce.number().int().min(1).max(3).default(1), asOf: z.iso.date().optional(), release: z.string().max(40).optional() });
export const GraphNode = z.object({ id: z.string(), label: z.string(), title: z.string(), itemId: z.string().nullable(), version: z.number().int(), validFrom: z.string(), validTo: z.string().nullable() });
export type GraphNode = z.infer<typeof GraphNode>;
export const GraphEdge = z.object({ from: z.string(), to: z.string(), type: z.string() });
export type GraphEdge = z.infer<typeof GraphEdge>;
/** `truncated` is true when the neighbourhood was cut at its cap of nodes. */
export const GraphNeighbourhood = z.object({ node: z.string(), release: z.string(), nodes: z.array(GraphNode), edges: z.array(GraphEdge), truncated: z.boolean() });
export type GraphNeighbourhood = z.infer<typeof GraphNeighbourhood>;

/** A question nobody could answer, masked; the same words count together. */
export const UnansweredRow = z.object({
  id: z.string(), text: z.string(), language: Language, topic: z.string().nullable(), count: z.number().int(),
  firstAt: Instant, lastAt: Instant, conversationId: z.string(), release: z.string(),
});
export type UnansweredRow = z.infer<typeof UnansweredRow>;
/** GET /unanswered?limit=, most asked first. */
export const UnansweredQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
export const UnansweredList = z.object({ rows: z.array(UnansweredRow), total: z.number().int() });
export type UnansweredList = z.infer<typeof UnansweredList>;

/** Answer of POST /knowledge/try. `understanding` is null when the server runs without it (tests of knowledge alone). */
export const TryResponse = z.object({
  answer: KnowledgeAnswer, question: KnowledgeQuestion, understanding: Understanding.nullable(), timings: z.record(z.string(), z.number()),
});
export type TryResponse = z.infer<typeof TryResponse>;

/** POST /knowledge/fill: what placeholders such as `{{fee.x}}` become on a day in the current release, for the editor's preview; null where one cannot be filled. */
export const FillRequest = z.strictObject({ placeholders: z.array(z.string().min(1).max(200)).max(60), language: Language.default('zh'), asOf: z.iso.date().optional() });
export const FillResponse = z.object({ values: z.array(z.string().nullable()) });
export type FillResponse = z.infer<typeof FillResponse>;

/** Answer of GET /knowledge/search. */
export const SearchResponse = z.object({ hits: z.array(SearchHit), tookMs: z.number() });
export type SearchResponse = z.infer<typeof SearchResponse>;

/** Answer of POST /knowledge/ask: the answer, with what an integrator needs first. */
export const AskResponse = KnowledgeAnswer;
