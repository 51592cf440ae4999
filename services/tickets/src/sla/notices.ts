import type { DeskNotice, Tx } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { desc, eq, inArray } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { agents, deskNotices, tickets } from '../record/schema.ts';
import { ticketNumber } from '../ticket/ticketNumber.ts';

export const OVERSEERS = 'overseers';
const MOST_SHOWN = 50;

type News = { ticketId: string; type: string; data: Record<string, unknown>; at: Date };

/** Tells each audience (`staff:<id>`, `overseers`) once, in the transaction of what happened. */
export async function notify(tx: Tx, news: News, audiences: readonly string[]): Promise<void> {
  const rows = [...new Set(audiences)].map((audience) => ({ ...news, id: newId('evt'), audience }));
  if (rows.length > 0) await asDb(tx).insert(deskNotices).values(rows);
}

/** What somebody should know, latest first. Two queries. */
export async function listNotices({ database: { db } }: TicketsDeps, staffId: string, oversees: boolean): Promise<{ notices: DeskNotice[]; unseen: number }> {
  const audiences = [`staff:${staffId}`, ...(oversees ? [OVERSEERS] : [])];
  const rows = await db.select({ notice: deskNotices, number: tickets.number, subject: tickets.subject }).from(deskNotices).innerJoin(tickets, eq(tickets.id, deskNotices.ticketId))
    .where(inArray(deskNotices.audience, audiences)).orderBy(desc(deskNotices.at), desc(deskNotices.id)).limit(MOST_SHOWN);
  const [me] = await db.select({ seenAt: agents.noticesSeenAt }).from(agents).where(eq(agents.id, staffId));
  const notices = rows.map(({ notice: n, number, subject }) => ({
    id: n.id, ticketId: n.ticketId, ticketNumber: ticketNumber(number), subject, type: n.type, data: n.data, at: n.at.toISOString(), seen: me?.seenAt ? n.at <= me.seenAt : false,
  }));
  return { notices, unseen: notices.filter((n) => !n.seen).length };
}

/** Everything there is now was seen. */
export async function markNoticesSeen({ database, clock }: TicketsDeps, staffId: string): Promise<void> {
  const now = clock.now();
  const row = { id: staffId, profileAt: new Date(0), heartbeatAt: new Date(0), noticesSeenAt: now };
  await database.db.insert(agents).values(row).onConflictDoUpdate({ target: agents.id, set: { noticesSeenAt: now } });
}
