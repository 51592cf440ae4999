import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { GateFinding } from '@lobby/contracts';

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
}, (t) => [index('unanswered_count').on(t.count, t.lastAt)]);
