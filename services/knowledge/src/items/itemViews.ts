import type { ItemView } from '@lobby/contracts';
import { and, inArray, ne, notInArray, sql, type SQL } from 'drizzle-orm';
import { changedSources, itemUsage, itemVersions, items } from '../record/schema.ts';
import { daysBefore } from '../usage/days.ts';

/** So many days ahead an owner is told that a review is due or that an item ends. */
export const AHEAD_DAYS = 30;

const field = (name: string): SQL => sql`${itemVersions.body}->>${name}`;

/** The condition of a saved view on an item's latest version. Calendar dates compare as text. */
export function viewFilter(view: ItemView, today: string, mine: readonly string[]): SQL | undefined {
  const soon = daysBefore(today, -AHEAD_DAYS);
  const alive = ne(itemVersions.state, 'retired');
  switch (view) {
    case 'due': return and(alive, sql`${field('reviewBy')} <= ${soon}`, sql`coalesce(${field('validTo')}, ${soon}) >= ${today}`);
    case 'expired': return and(alive, sql`${field('validTo')} < ${today}`);
    case 'ending': return and(alive, sql`${field('validTo')} between ${today} and ${soon}`);
    case 'upcoming': return and(alive, sql`${field('validFrom')} > ${today}`);
    case 'unhelpful': return sql`(select coalesce(sum(u.unhelpful - u.helpful), 0) from ${itemUsage} u where u.item_id = ${items.id}) > 0`;
    case 'untranslated': return and(alive, notInArray(items.kind, ['flow']), sql`(${itemVersions.body}->'title'->>'en' is null or (${items.kind} = 'faq' and ${itemVersions.body}->'body'->'answer'->>'en' is null))`);
    case 'source_changed': return and(alive, sql`exists (select 1 from ${changedSources} s where s.item_id = ${items.id} and s.cleared_by is null)`);
    case 'mine': return mine.length === 0 ? sql`false` : inArray(field('owner'), [...mine]);
  }
}
