import { z } from 'zod';
import { Condition, Facts } from './condition.ts';
import { Instant, ItemId } from './ids.ts';
import { ChangedSource } from './import.ts';
import { ItemState } from './item.ts';
import { KnowledgeAnswer, KnowledgeQuestion, SearchFacets, SearchHit, Truth } from './knowledge.ts';
import { Understanding } from './nlu.ts';
import { GateFinding, RegressionCase, RegressionExpectation, RegressionSummary, Release } from './release.ts';
import { Language } from './text.ts';

/** How customers use an item. `helpful` is the share of thumbs up among all thumbs of the last 90 days, 0…1; null while there are none. */
export const ItemUsage = z.object({ askedWeek: z.number().int(), lastAsked: z.string().nullable(), helpful: z.number().nullable(), thumbs: z.number().int() });
export type ItemUsage = z.infer<typeof ItemUsage>;

/** Saved views of the item table: what its owner must look at. `due`: to be reviewed within 30 days or overdue; `ending`: ends within 30 days; `unhelpful`: more thumbs down than up; `source_changed`: cites a section that has changed since somebody last looked. */
export const ITEM_VIEWS = ['due', 'expired', 'ending', 'upcoming', 'unhelpful', 'untranslated', 'mine', 'source_changed'] as const;
export const ItemView = z.enum(ITEM_VIEWS);
export type ItemView = z.infer<typeof ItemView>;

/** A row of the item table in the admin. */
export const ItemRow = z.object({
  id: ItemId, kind: z.string(), title: z.string(), titleEn: z.string().nullable(), owner: z.string(),
  /** The latest version and its state; `publishedVersion` is what customers get now. */
  version: z.number().int(), state: ItemState, publishedVersion: z.number().int().nullable(),
  validFrom: z.string(), validTo: z.string().nullable(), reviewBy: z.string().nullable(), updatedAt: z.string(), author: z.string(), approver: z.string().nullable(),
  usage: ItemUsage,
  /** Sections it cites that have changed since somebody last looked. */
  changedSources: z.number().int(),
});
export type ItemRow = z.infer<typeof ItemRow>;
export const ItemListQuery = z.strictObject({
  q: z.string().max(200).optional(), kind: z.string().max(20).optional(), state: ItemState.optional(), view: ItemView.optional(), owner: z.string().max(100).optional(),
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const ItemPage = z.object({ rows: z.array(ItemRow), next: z.string().nullable(), total: z.number().int() });
export type ItemPage = z.infer<typeof ItemPage>;

/** One decision of a reviewer, or the handing in before it; the history of who did what to an item. */
export const ReviewRow = z.object({
  version: z.number().int(), actor: z.string(), action: z.enum(['saved', 'restored', 'submitted', 'approve', 'return', 'published', 'retired', 'confirmed']), comment: z.string().nullable(), at: Instant,
});
export type ReviewRow = z.infer<typeof ReviewRow>;

/** A remark about one version: at a field (`path` such as `body.amount`), or at the whole. It stays after it is settled. */
export const ReviewComment = z.object({
  id: z.number().int(), version: z.number().int(), path: z.string().nullable(), author: z.string(), text: z.string(), at: Instant,
  resolvedBy: z.string().nullable(), resolvedAt: Instant.nullable(),
});
export type ReviewComment = z.infer<typeof ReviewComment>;
/** POST /items/:id/comments. */
export const NewComment = z.strictObject({ version: z.number().int().min(1), path: z.string().min(1).max(300).optional(), text: z.string().trim().min(1).max(2000) });
/** POST /items/:id/restore: the text of an earlier version becomes a new draft. `baseVersion` as in SaveItem. */
export const RestoreVersion = z.strictObject({ baseVersion: z.number().int().min(1), version: z.number().int().min(1) });

/** A whole item for the editor. `item` is checked by the Item schema on save; here it stays open so that a broken draft can be shown. */
export const ItemDetail = z.object({
  row: ItemRow, item: z.record(z.string(), z.unknown()), published: z.record(z.string(), z.unknown()).nullable(),
  versions: z.array(z.object({ version: z.number().int(), state: ItemState, author: z.string(), approver: z.string().nullable(), createdAt: z.string() })),
  usedBy: z.array(z.object({ id: ItemId, title: z.string(), titleEn: z.string().nullable() })),
  /** Newest first. */
  history: z.array(ReviewRow),
  /** Oldest first, of every version. */
  comments: z.array(ReviewComment),
  /** Sections it cites that have changed since somebody last looked. */
  sources: z.array(ChangedSource),
  /** Regression cases that look at this item on the served release; null when no bench has run. */
  regression: z.object({ passed: z.number().int(), total: z.number().int() }).nullable(),
});
export type ItemDetail = z.infer<typeof ItemDetail>;

/** PUT /items/:id. `baseVersion` is the version the editor saw (0 for a new item): another latest version → 409 with `current`. */
export const SaveItem = z.strictObject({
  baseVersion: z.number().int().min(0), item: z.record(z.string(), z.unknown()),
  /** True proposes to take the item out of service: after approval and publishing it is `retired`. Goes through the same four eyes. */
  retire: z.boolean().default(false),
});
export const ReviewDecision = z.strictObject({ version: z.number().int().min(1), decision: z.enum(['approve', 'return']), comment: z.string().max(2000).optional() });
/** POST /releases. `acceptWorse` publishes although regression cases got worse; the gate says which, and the release keeps who accepted it. */
export const PublishRequest = z.strictObject({ note: z.string().max(500).default(''), acceptWorse: z.boolean().default(false) });

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
  id: ItemId, kind: z.string(), title: z.string(), titleEn: z.string().nullable(), change: z.enum(['added', 'changed', 'retired']),
  from: z.number().int().nullable(), to: z.number().int().nullable(), author: z.string(), approver: z.string().nullable(),
});
export type ReleaseChange = z.infer<typeof ReleaseChange>;
/** GET /releases/preview: what a publish would change now and what its gate says. `publishable` is false on errors and when nothing changes. */
export const ReleasePreview = z.object({
  current: Release.nullable(), changes: z.array(ReleaseChange), items: z.number().int(), findings: z.array(GateFinding), publishable: z.boolean(),
  /** The bench on just this content, when it has been rehearsed (POST /releases/rehearse); null before. */
  regression: RegressionSummary.nullable(),
});
export type ReleasePreview = z.infer<typeof ReleasePreview>;
/** GET /releases, newest first. `building` tells how far a publish under way is (`done` 0…1). POST /releases and /releases/:id/rollback answer a Release when it is ready or `failed`. */
export const ReleaseList = z.object({
  rows: z.array(Release), building: z.object({ releaseId: z.string(), step: z.string(), done: z.number() }).nullable(),
});
export type ReleaseList = z.infer<typeof ReleaseList>;

/** GET /knowledge/graph?node=&depth=&asOf=: the surroundings of one node of the current release, for the explorer. `label` is the graph label (Product, Fee, Rule …). */
export const GraphQuery = z.strictObject({ node: z.string().min(1).max(120), depth: z.coerce.number().int().min(1).max(3).default(1), asOf: z.iso.date().optional(), release: z.string().max(40).optional() });
export const GraphNode = z.object({ id: z.string(), label: z.string(), title: z.string(), titleEn: z.string().nullable(), itemId: z.string().nullable(), version: z.number().int(), validFrom: z.string(), validTo: z.string().nullable() });
export type GraphNode = z.infer<typeof GraphNode>;
export const GraphEdge = z.object({ from: z.string(), to: z.string(), type: z.string() });
export type GraphEdge = z.infer<typeof GraphEdge>;
/** `truncated` is true when the neighbourhood was cut at its cap of nodes. */
export const GraphNeighbourhood = z.object({ node: z.string(), release: z.string(), nodes: z.array(GraphNode), edges: z.array(GraphEdge), truncated: z.boolean() });
export type GraphNeighbourhood = z.infer<typeof GraphNeighbourhood>;

export const UNANSWERED_STATES = ['open', 'drafted', 'dismissed'] as const;
export const UnansweredState = z.enum(UNANSWERED_STATES);
export type UnansweredState = z.infer<typeof UnansweredState>;
/** A question nobody could answer, or whose answer did not help, masked; the same words count together. */
export const UnansweredRow = z.object({
  id: z.string(), text: z.string(), language: Language, topic: z.string().nullable(), count: z.number().int(),
  firstAt: Instant, lastAt: Instant, conversationId: z.string(), release: z.string(),
  /** Of `count`: thumbs down on the answer, and conversations that went to a person over it. */
  unhelpful: z.number().int(), handoffs: z.number().int(), answeredBy: z.string().nullable(),
  state: UnansweredState, outcome: z.string().nullable(), decidedBy: z.string().nullable(), decidedAt: Instant.nullable(),
});
export type UnansweredRow = z.infer<typeof UnansweredRow>;
/**
 * Questions that mean the same. `title` is the one asked most; `cost` weighs how often it was asked with what it led to (a person's time costs most).
 * `topic` is what most of them were taken for, `draft` what a draft would start from.
 */
export const UnansweredCluster = z.object({
  id: z.string(), title: z.string(), language: Language, topic: z.string().nullable(), count: z.number().int(), cost: z.number(), handoffs: z.number().int(), unhelpful: z.number().int(),
  firstAt: Instant, lastAt: Instant, rows: z.array(UnansweredRow),
  draft: z.object({ id: ItemId, topic: z.string().nullable(), phrasings: z.array(z.string()) }),
});
export type UnansweredCluster = z.infer<typeof UnansweredCluster>;
/** GET /unanswered?state=&limit=: clusters, the costliest first; `counts` per state, in questions. */
export const UnansweredQuery = z.strictObject({ state: UnansweredState.default('open'), limit: z.coerce.number().int().min(1).max(200).default(50) });
export const UnansweredList = z.object({
  clusters: z.array(UnansweredCluster), total: z.number().int(), counts: z.record(UnansweredState, z.number().int()),
  /** True when meaning decides what belongs together; false when only words do, because there is no encoder. */
  byMeaning: z.boolean(),
});
export type UnansweredList = z.infer<typeof UnansweredList>;
const UnansweredIds = z.array(z.string().min(1).max(64)).min(1).max(500);
/** POST /unanswered/draft: makes an FAQ draft of these questions; they are `drafted` from then on. */
export const DraftUnanswered = z.strictObject({ ids: UnansweredIds, itemId: ItemId, topic: z.string().min(1).max(40), title: z.string().trim().min(1).max(200) });
/** POST /unanswered/dismiss, and back again with POST /unanswered/reopen. */
export const DismissUnanswered = z.strictObject({ ids: UnansweredIds, reason: z.string().trim().min(1).max(300) });
export const ReopenUnanswered = z.strictObject({ ids: UnansweredIds });
export const UnansweredDecided = z.object({ changed: z.number().int() });

/** A question of the bench that an editor added, with its last outcome on the served release. */
export const RegressionCaseRow = z.object({
  id: z.string(), question: z.string(), language: Language, facts: Facts, asOf: z.string().nullable(), expected: RegressionExpectation, addedBy: z.string(), addedAt: Instant, passed: z.boolean().nullable(),
});
export type RegressionCaseRow = z.infer<typeof RegressionCaseRow>;
/** POST /regression/cases: 加入回归. */
export const NewRegressionCase = z.strictObject({
  question: z.string().trim().min(1).max(1000), language: Language.default('zh'), facts: Facts.default({}), asOf: z.iso.date().optional(), expected: RegressionExpectation,
});
export type NewRegressionCase = z.infer<typeof NewRegressionCase>;
export const RegressionCaseList = z.object({ rows: z.array(RegressionCaseRow) });
export type RegressionCaseList = z.infer<typeof RegressionCaseList>;

/** POST /knowledge/topics/nearest: for every utterance the nearest one of another topic. `similarity` is a cosine, 0…1. */
export const NearestRequest = z.strictObject({ topic: z.string().min(1).max(40), language: Language.default('zh'), utterances: z.array(z.string().min(1).max(300)).max(400) });
export const NearestUtterance = z.object({ utterance: z.string(), topic: z.string(), nearest: z.string(), similarity: z.number(), own: z.number() });
export type NearestUtterance = z.infer<typeof NearestUtterance>;
export const NearestResponse = z.object({ rows: z.array(NearestUtterance), byMeaning: z.boolean() });
export type NearestResponse = z.infer<typeof NearestResponse>;

/** POST /knowledge/rules/try: a rule's condition with facts, before it is saved; three-valued, with the facts that could still settle it. */
export const TryRule = z.strictObject({ when: Condition, facts: Facts.default({}), language: Language.default('zh') });
export const TryRuleResponse = z.object({
  outcome: Truth, steps: z.array(z.object({ fact: z.string(), condition: z.string(), value: z.unknown().nullable(), outcome: Truth })), missing: z.array(z.string()),
});
export type TryRuleResponse = z.infer<typeof TryRuleResponse>;

/** GET /knowledge/quality: how the knowledge stands, for owners and for who answers for it. */
export const QualityReport = z.object({
  asOf: z.string(), release: z.string().nullable(), findings: z.array(GateFinding),
  counts: z.array(z.object({ kind: z.string(), items: z.number().int(), due: z.number().int(), expired: z.number().int(), ending: z.number().int(), untranslated: z.number().int() })),
  regression: z.object({ passed: z.number().int(), total: z.number().int(), failing: z.array(RegressionCase) }).nullable(),
  usage: z.object({ askedWeek: z.number().int(), helpful: z.number().nullable(), thumbs: z.number().int(), worst: z.array(z.object({ id: ItemId, title: z.string(), titleEn: z.string().nullable(), helpful: z.number(), thumbs: z.number().int() })) }),
  unanswered: z.object({ open: z.number().int(), askedWeek: z.number().int() }),
  owners: z.array(z.object({ owner: z.string(), items: z.number().int(), due: z.number().int() })),
});
export type QualityReport = z.infer<typeof QualityReport>;

/** Answer of POST /knowledge/try. `understanding` is null when the server runs without it (tests of knowledge alone). */
export const TryResponse = z.object({
  answer: KnowledgeAnswer, question: KnowledgeQuestion, understanding: Understanding.nullable(), timings: z.record(z.string(), z.number()),
});
export type TryResponse = z.infer<typeof TryResponse>;

/** POST /knowledge/fill: what placeholders such as `{{fee.x}}` become on a day in the current release, for the editor's preview; null where one cannot be filled. */
export const FillRequest = z.strictObject({ placeholders: z.array(z.string().min(1).max(200)).max(60), language: Language.default('zh'), asOf: z.iso.date().optional() });
export const FillResponse = z.object({ values: z.array(z.string().nullable()) });
export type FillResponse = z.infer<typeof FillResponse>;

/**
 * Answer of GET /knowledge/search. `suggestion` is the question as it was perhaps meant, where it finds more than the one asked; `total` and `facets` count what
 * was found, as far as a search looks (500), and come with `facets=true`.
 */
export const SearchResponse = z.object({ hits: z.array(SearchHit), tookMs: z.number(), suggestion: z.string().optional(), total: z.number().int().optional(), facets: SearchFacets.optional() });
export type SearchResponse = z.infer<typeof SearchResponse>;

/** Answer of POST /knowledge/ask: the answer, with what an integrator needs first. */
export const AskResponse = KnowledgeAnswer;
