import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const privacyRequests = pgTable('privacy_requests', {
  id: text('id').primaryKey(),
  customerId: text('customer_id').notNull(),
  kind: text('kind', { enum: ['export', 'correct', 'erase'] }).notNull(),
  reason: text('reason').notNull(),
  correction: jsonb('correction').$type<{ displayName: string }>(),
  state: text('state', { enum: ['open', 'refused', 'held', 'done'] }).notNull(),
  requestedBy: text('requested_by').notNull(),
  requestedAt: instant('requested_at').notNull(),
  decidedBy: text('decided_by'),
  decidedAt: instant('decided_at'),
  counts: jsonb('counts').$type<Record<string, number>>(),
}, (t) => [
  index('privacy_requests_recent').on(t.requestedAt),
  index('privacy_requests_customer').on(t.customerId),
  /** The last line of the four-eyes rule. */
  check('privacy_requests_four_eyes', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.requestedBy}`),
]);

export const legalHolds = pgTable('legal_holds', {
  id: text('id').primaryKey(),
  customerId: text('customer_id').notNull(),
  reason: text('reason').notNull(),
  setBy: text('set_by').notNull(),
  setAt: instant('set_at').notNull(),
  liftedBy: text('lifted_by'),
  liftedAt: instant('lifted_at'),
}, (t) => [index('legal_holds_standing').on(t.customerId).where(sql`${t.liftedAt} is null`)]);
