import { boolean, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Where events are sent. The signing secret is not here: it follows from the installation's secret and the id (webhooks/secretOf.ts). */
export const webhooks = pgTable('webhooks', {
  id: text('id').primaryKey(),
  url: text('url').notNull(),
  /** Event types, or `*` for all. */
  events: jsonb('events').$type<string[]>().notNull(),
  active: boolean('active').notNull().default(true),
  createdBy: text('created_by').notNull(),
  createdAt: timestamp('created_at', { withTimezone: true, mode: 'date' }).notNull(),
});
