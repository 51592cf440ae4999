import { z } from 'zod';
import { FieldError } from './errors.ts';
import { Instant, ItemId, ReleaseId } from './ids.ts';
import type { Item } from './item.ts';
import { Localized } from './text.ts';

export const RELEASE_STATES = ['building', 'failed', 'current', 'past'] as const;

/** A finding of the release gate. Only `error` stops a release. */
export const GateFinding = z.object({
  severity: z.enum(['error', 'warning', 'info']), check: z.string(), itemId: ItemId.optional(), field: z.string().optional(), message: z.string(),
  /** The item's name for people. */
  title: Localized.optional(),
});
export type GateFinding = z.infer<typeof GateFinding>;

/** One case of the regression bench after a run. `wanted` and `got` are words for people; `items` are the items whose change may turn it. */
export const RegressionCase = z.object({
  id: z.string(),
  /** For example topic, retrieval, verdict, answer, dialogue. */
  suite: z.string(),
  question: z.string(), wanted: z.string(), got: z.string(), passed: z.boolean(), items: z.array(z.string()).default([]),
});
export type RegressionCase = z.infer<typeof RegressionCase>;
/** The outcome of every case that was run; a case that could not be touched by what changed may be left out, and keeps its last outcome. */
export const RegressionReport = z.object({ cases: z.array(RegressionCase), tookMs: z.number() });
export type RegressionReport = z.infer<typeof RegressionReport>;

export type JudgedRelease = { releaseId: string; cases: readonly RegressionCase[] };

/**
 * The regression bench as the release gate calls it. It runs after every projection of `content.releaseId` is ready and before anything is served, so
 * questions are put to that release by its id.
 */
export type RegressionRunner = {
  /**
   * @param changed ids of the items that differ from the served release; empty runs every case
   * @param served the release that serves now and the outcomes on it, where there are some; a case that is not run keeps its own
   * @param progress is told the share of its cases that is judged, 0…1
   * @throws when `signal` aborts, or when the bench itself is broken; a case that fails is an outcome, not an error
   */
  run(content: ReleaseContent, changed: readonly string[], signal: AbortSignal, served?: JudgedRelease, progress?: (done: number) => void): Promise<RegressionReport>;
};

/** What must come of a question of the bench. What is left out is not looked at. */
export const RegressionExpectation = z.strictObject({
  kind: z.enum(['answer', 'verdict', 'need_fact', 'ambiguous', 'none']).optional(),
  /** Items that must be cited. */
  cites: z.array(z.string()).max(20).default([]),
  outcome: z.enum(['eligible', 'ineligible', 'unknown']).optional(),
  /** Words that must, or must not, stand in the text. */
  mentions: z.array(z.string().min(1).max(200)).max(20).default([]),
  omits: z.array(z.string().min(1).max(200)).max(20).default([]),
});
export type RegressionExpectation = z.infer<typeof RegressionExpectation>;

/** The bench as the gate tells it: how many hold, and question by question what got better and what worse than on the release before. */
export const RegressionSummary = z.object({
  total: z.number().int(), passed: z.number().int(),
  better: z.array(RegressionCase), worse: z.array(RegressionCase),
  /** Failed before and fails still. */
  failing: z.array(RegressionCase),
  /** Who published although something got worse. */
  acceptedBy: z.string().nullable(), tookMs: z.number(),
});
export type RegressionSummary = z.infer<typeof RegressionSummary>;

export const Release = z.object({
  id: ReleaseId,
  /** Counts from 1, for people. */
  number: z.number().int(),
  state: z.enum(RELEASE_STATES),
  note: z.string(),
  publishedBy: z.string(),
  createdAt: Instant,
  activatedAt: Instant.nullable(),
  items: z.number().int(),
  findings: z.array(GateFinding),
  regression: RegressionSummary.nullable().default(null),
});
export type Release = z.infer<typeof Release>;

/** One published item with the version that the release fixed. */
export type ReleasedItem = { item: Item; version: number };

/** The immutable content of one release: what every projection is built from. */
export type ReleaseContent = { releaseId: string; number: number; items: readonly ReleasedItem[] };

/**
 * A projection of releases: the graph, the FAQ index, the NLU model. Built aside under the release's id, so that turns in flight keep theirs;
 * knowledge swaps by moving one pointer after every projection is ready.
 */
export type Projection = {
  readonly name: string;
  /** Builds the release aside. Must be idempotent; on failure nothing that serves is changed. `progress` is 0…1. */
  build(content: ReleaseContent, progress: (done: number, note?: string) => void): Promise<void>;
  /** True when this release can be served without building. */
  has(releaseId: string): Promise<boolean>;
  /** Forgets a release nobody uses any more. */
  drop(releaseId: string): Promise<void>;
};

export const InvalidItem = z.object({ file: z.string().optional(), itemId: z.string().optional(), errors: z.array(FieldError) });
export type InvalidItem = z.infer<typeof InvalidItem>;
