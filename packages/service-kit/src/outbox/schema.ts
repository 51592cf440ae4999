import { sql } from 'drizzle-orm';
import { bigserial, index, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Events written with the state they tell of. `relayedAt` null: not yet handed to the listeners' jobs. */
export const outbox = pgTable('outbox', {
  id: text('id').primaryKey(),
  position: bigserial('position', { mode: 'number' }).notNull(),
  type: text('type').notNull(),
  subject: text('subject').notNull(),
  data: jsonb('data').$type<Record<string, unknown>>().notNull(),
  at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
  relayedAt: timestamp('relayed_at', { withTimezone: true, mode: 'date' }),
}, (t) => [index('outbox_waiting').on(t.position).where(sql`${t.relayedAt} is null`), index('outbox_relayed').on(t.relayedAt)]);
