import type { ItemUsage } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, gte, inArray, sql } from 'drizzle-orm';
import { itemUsage } from '../record/schema.ts';
import { daysBefore } from './days.ts';

/** "Asked in 7 days" counts today and the six days before; thumbs are looked at for a quarter, because they are few. */
const WEEK = 6;
const QUARTER = 90;

export const NO_USAGE: ItemUsage = { askedWeek: 0, lastAsked: null, helpful: null, thumbs: 0 };

const sums = (today: string) => ({
  askedWeek: sql<number>`coalesce(sum(${itemUsage.asked}) filter (where ${itemUsage.day} >= ${daysBefore(today, WEEK)}), 0)::int`,
  lastAsked: sql<string | null>`(max(${itemUsage.day}) filter (where ${itemUsage.asked} > 0))::text`,
  up: sql<number>`coalesce(sum(${itemUsage.helpful}) filter (where ${itemUsage.day} >= ${daysBefore(today, QUARTER)}), 0)::int`,
  down: sql<number>`coalesce(sum(${itemUsage.unhelpful}) filter (where ${itemUsage.day} >= ${daysBefore(today, QUARTER)}), 0)::int`,
});

/** Usage of these items as of a day, in one query. */
export async function readUsage(db: Database, itemIds: readonly string[], today: string): Promise<ReadonlyMap<string, ItemUsage>> {
  if (itemIds.length === 0) return new Map();
  const rows = await db.select({ itemId: itemUsage.itemId, ...sums(today) }).from(itemUsage).where(inArray(itemUsage.itemId, [...itemIds])).groupBy(itemUsage.itemId);
  return new Map(rows.map((row) => [row.itemId, usageOf(row)]));
}

export const usageOf = ({ askedWeek, lastAsked, up, down }: { askedWeek: number; lastAsked: string | null; up: number; down: number }): ItemUsage =>
  ({ askedWeek, lastAsked, helpful: up + down === 0 ? null : up / (up + down), thumbs: up + down });

/** Items with more thumbs down than up, the worst first. */
export async function readWorst(db: Database, today: string, limit: number): Promise<{ itemId: string; usage: ItemUsage }[]> {
  const { up, down, ...rest } = sums(today);
  const rows = await db.select({ itemId: itemUsage.itemId, up, down, ...rest }).from(itemUsage).where(and(gte(itemUsage.day, daysBefore(today, QUARTER))))
    .groupBy(itemUsage.itemId).having(sql`${down} > ${up}`).orderBy(sql`${down} - ${up} desc`, itemUsage.itemId).limit(limit);
  return rows.map((row) => ({ itemId: row.itemId, usage: usageOf(row) }));
}

/** Answers given and thumbs, over all items. An answer that cites three items counts three times. */
export async function readUsageTotal(db: Database, today: string): Promise<ItemUsage> {
  const [row] = await db.select(sums(today)).from(itemUsage);
  return row ? usageOf(row) : NO_USAGE;
}
