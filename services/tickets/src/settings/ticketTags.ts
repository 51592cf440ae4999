import type { TicketTag, TicketTagInput } from '@lobby/contracts';
import { count, sql } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { tickets, ticketTags } from '../record/schema.ts';
import { audited } from './ticketSettings.ts';

/** Made-up tags that are shown; the most used first. */
const MOST_MADE_UP = 100;

/** Every tag that is offered, and the ones people made up, each with how many tickets carry it. Two queries. */
export async function listTags({ database: { db } }: TicketsDeps): Promise<TicketTag[]> {
  const used = db.select({ tag: sql<string>`jsonb_array_elements_text(${tickets.tags})`.as('tag') }).from(tickets).as('used');
  const counts = await db.select({ tag: used.tag, tickets: count() }).from(used).groupBy(used.tag);
  const byTag = new Map(counts.map((c) => [c.tag, c.tickets]));
  const offered = await db.select().from(ticketTags).orderBy(ticketTags.tag);
  const known = new Set(offered.map((o) => o.tag));
  const madeUp = counts.filter((c) => !known.has(c.tag)).toSorted((a, b) => b.tickets - a.tickets).slice(0, MOST_MADE_UP);
  return [...offered.map((o) => ({ ...o, offered: true, tickets: byTag.get(o.tag) ?? 0 })), ...madeUp.map((c) => ({ ...c, note: '', active: false, offered: false }))];
}

/** Offers a tag, or offers it no longer; tickets keep what they carry. */
export function saveTag(deps: TicketsDeps, tag: TicketTagInput, actor: string): Promise<void> {
  const { note, active } = tag;
  return audited(deps, actor, 'tag.update', tag.tag, { note, active }, async (db) => { await db.insert(ticketTags).values(tag).onConflictDoUpdate({ target: ticketTags.tag, set: { note, active } }); });
}
