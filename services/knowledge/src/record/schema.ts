import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Facts, GateFinding, RegressionCase, RegressionExpectation, RegressionSummary } from '@lobby/contracts';

/** Knowledge in the book of record. Items have versions; a release fixes one version of each; everything served is built from a release. */
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const items = pgTable('items', {
  id: text('id').primaryKey(),
  kind: text('kind').notNull(),
  /** The newest version, whatever its state: what an editor sees and what `baseVersion` is compared with. */
  latestVersion: integer('latest_version').notNull(),
  /** What customers get now; null before the first publish and after retirement. */
  publishedVersion: integer('published_version'),
  updatedAt: instant('updated_at').notNull(),
}, (t) => [index('items_kind').on(t.kind, t.id)]);

export const itemVersions = pgTable('item_versions', {
  itemId: text('item_id').notNull().references(() => items.id),
  version: integer('version').notNull(),
  body: jsonb('body').$type<Record<string, unknown>>().notNull(),
  /** SHA-256 of the canonical JSON: an import of the same content makes no new version. */
  bodyHash: text('body_hash').notNull(),
  state: text('state').notNull(),
  /** True when this version proposes to take the item out of service. */
  retire: boolean('retire').notNull().default(false),
  author: text('author').notNull(),
  approver: text('approver'),
  createdAt: instant('created_at').notNull(),
}, (t) => [
  primaryKey({ columns: [t.itemId, t.version] }),
  check('item_versions_state', sql`${t.state} in ('draft', 'in_review', 'approved', 'published', 'retired')`),
  /** The last line of the four-eyes rule: whatever the program does, nobody approves their own version. */
  check('item_versions_four_eyes', sql`${t.approver} is null or ${t.approver} <> ${t.author}`),
  check('item_versions_approved_by', sql`${t.state} not in ('approved', 'published') or ${t.approver} is not null`),
  uniqueIndex('item_versions_one_open').on(t.itemId).where(sql`${t.state} in ('draft', 'in_review')`),
  uniqueIndex('item_versions_one_approved').on(t.itemId).where(sql`${t.state} = 'approved'`),
  uniqueIndex('item_versions_one_published').on(t.itemId).where(sql`${t.state} = 'published'`),
]);

export const reviews = pgTable('reviews', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  itemId: text('item_id').notNull().references(() => items.id),
  version: integer('version').notNull(),
  actor: text('actor').notNull(),
  action: text('action').notNull(),
  comment: text('comment'),
  at: instant('at').notNull(),
}, (t) => [index('reviews_item').on(t.itemId, t.id)]);

/** What reviewers and editors say to each other about one version, at one of its fields or at the whole. */
export const reviewComments = pgTable('review_comments', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  itemId: text('item_id').notNull(),
  version: integer('version').notNull(),
  /** The field it hangs on, such as `body.bands[1].percent`; null for the whole version. */
  path: text('path'),
  author: text('author').notNull(),
  text: text('text').notNull(),
  at: instant('at').notNull(),
  resolvedBy: text('resolved_by'),
  resolvedAt: instant('resolved_at'),
}, (t) => [
  foreignKey({ columns: [t.itemId, t.version], foreignColumns: [itemVersions.itemId, itemVersions.version] }),
  index('review_comments_item').on(t.itemId, t.id),
]);

/** A cited section that changed under an item. The row stays as history once somebody has looked; a later change of the section opens it again. */
export const changedSources = pgTable('changed_sources', {
  itemId: text('item_id').notNull().references(() => items.id),
  document: text('document').notNull(),
  section: text('section').notNull(),
  change: text('change').notNull(),
  /** The version of the document that changed it. */
  documentVersion: integer('document_version').notNull(),
  at: instant('at').notNull(),
  /** Who looked, by confirming the item or by changing it; null while nobody has. */
  clearedBy: text('cleared_by'),
  clearedAt: instant('cleared_at'),
}, (t) => [
  primaryKey({ columns: [t.itemId, t.document, t.section] }),
  index('changed_sources_open').on(t.itemId).where(sql`${t.clearedBy} is null`),
  check('changed_sources_change', sql`${t.change} in ('changed', 'removed')`),
]);

/** How often an item stood in an answer, and what customers made of it, per calendar day of the bank. */
export const itemUsage = pgTable('item_usage', {
  itemId: text('item_id').notNull(),
  day: date('day', { mode: 'string' }).notNull(),
  asked: integer('asked').notNull().default(0),
  helpful: integer('helpful').notNull().default(0),
  unhelpful: integer('unhelpful').notNull().default(0),
}, (t) => [primaryKey({ columns: [t.itemId, t.day] }), index('item_usage_day').on(t.day)]);

/** The outcome of every regression case on a release: what the next release is compared with. */
export const regressionResults = pgTable('regression_results', {
  releaseId: text('release_id').primaryKey().references(() => releases.id),
  cases: jsonb('cases').$type<RegressionCase[]>().notNull(),
});

/** Questions an editor put into the regression bench, with what must come of them. */
export const regressionCases = pgTable('regression_cases', {
  id: text('id').primaryKey(),
  question: text('question').notNull(),
  language: text('language').notNull(),
  facts: jsonb('facts').$type<Facts>().notNull(),
  asOf: date('as_of', { mode: 'string' }),
  expected: jsonb('expected').$type<RegressionExpectation>().notNull(),
  addedBy: text('added_by').notNull(),
  addedAt: instant('added_at').notNull(),
  /** Taken out of the bench by; the row stays as history. */
  removedBy: text('removed_by'),
});

export const releases = pgTable('releases', {
  id: text('id').primaryKey(),
  number: integer('number').notNull().unique('releases_number'),
  state: text('state').notNull(),
  note: text('note').notNull(),
  publishedBy: text('published_by').notNull(),
  /** The release whose versions this one brings back; null for an ordinary publish. */
  rollbackOf: text('rollback_of'),
  itemCount: integer('item_count').notNull(),
  findings: jsonb('findings').$type<GateFinding[]>().notNull(),
  /** Wanted even if questions of the bench got worse; kept for a build that a crash interrupts. */
  acceptWorse: boolean('accept_worse').notNull().default(false),
  /** What the regression bench said before this release was served; null when there was no bench. */
  regression: jsonb('regression').$type<RegressionSummary>(),
  createdAt: instant('created_at').notNull(),
  activatedAt: instant('activated_at'),
}, (t) => [
  check('releases_state', sql`${t.state} in ('building', 'failed', 'current', 'past')`),
  /** The pointer: one row says what is served. */
  uniqueIndex('releases_one_current').on(t.state).where(sql`${t.state} = 'current'`),
  uniqueIndex('releases_one_building').on(t.state).where(sql`${t.state} = 'building'`),
]);

export const releaseItems = pgTable('release_items', {
  releaseId: text('release_id').notNull().references(() => releases.id),
  itemId: text('item_id').notNull().references(() => items.id),
  version: integer('version').notNull(),
}, (t) => [primaryKey({ columns: [t.releaseId, t.itemId] })]);

export const unanswered = pgTable('unanswered', {
  /** SHA-256 of language and masked, folded text: the same words count together. */
  id: text('id').primaryKey(),
  text: text('text').notNull(),
  language: text('language').notNull(),
  topic: text('topic'),
  count: integer('count').notNull(),
  conversationId: text('conversation_id').notNull(),
  releaseId: text('release_id').notNull(),
  firstAt: instant('first_at').notNull(),
  lastAt: instant('last_at').notNull(),
  /** Of `count`: how often the answer given was called unhelpful, and how often a person had to take over. */
  unhelpful: integer('unhelpful').notNull().default(0),
  handoffs: integer('handoffs').notNull().default(0),
  /** The item whose answer was called unhelpful last. */
  answeredBy: text('answered_by'),
  state: text('state').notNull().default('open'),
  /** Why it was dismissed, or the id of the item that was drafted for it. */
  outcome: text('outcome'),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
}, (t) => [
  index('unanswered_count').on(t.count, t.lastAt),
  index('unanswered_state').on(t.state, t.lastAt),
  check('unanswered_states', sql`${t.state} in ('open', 'drafted', 'dismissed')`),
  check('unanswered_decided', sql`(${t.state} = 'open') = (${t.decidedBy} is null)`),
]);
