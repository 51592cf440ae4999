import { z } from 'zod';
import { FieldError } from './errors.ts';
import { Instant, ItemId, ReleaseId } from './ids.ts';
import type { Item } from './item.ts';

export const RELEASE_STATES = ['building', 'failed', 'current', 'past'] as const;

/** A finding of the release gate. Only `error` stops a release. */
export const GateFinding = z.object({ severity: z.enum(['error', 'warning', 'info']), check: z.string(), itemId: ItemId.optional(), field: z.string().optional(), message: z.string() });
export type GateFinding = z.infer<typeof GateFinding>;

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
