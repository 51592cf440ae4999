import { LobbyError, type TicketView, type TicketViewInput } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { and, count, eq, or } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { ticketViews } from '../record/schema.ts';

const MOST_PER_PERSON = 50;

/** The filters somebody kept, and those shared with everybody. */
export async function listViews({ database }: TicketsDeps, staffId: string): Promise<TicketView[]> {
  const rows = await database.db.select().from(ticketViews).where(or(eq(ticketViews.owner, staffId), eq(ticketViews.shared, true))).orderBy(ticketViews.name);
  return rows.map(({ id, name, query, shared, owner }) => ({ id, name, query, shared, mine: owner === staffId }));
}

/** Keeps a filter; the same name again replaces it. @throws LobbyError too_large when somebody keeps too many */
export async function saveView({ database: { db } }: TicketsDeps, view: TicketViewInput, staffId: string): Promise<void> {
  const [held] = await db.select({ n: count() }).from(ticketViews).where(eq(ticketViews.owner, staffId));
  if ((held?.n ?? 0) >= MOST_PER_PERSON) throw new LobbyError('too_large', `At most ${MOST_PER_PERSON} views`);
  const query = Object.fromEntries(Object.entries(view.query).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])));
  const kept = { query, shared: view.shared };
  await db.insert(ticketViews).values({ id: newId('evt'), owner: staffId, name: view.name, ...kept }).onConflictDoUpdate({ target: [ticketViews.owner, ticketViews.name], set: kept });
}

/** Drops one's own view. @throws LobbyError not_found, also for somebody else's */
export async function dropView({ database: { db } }: TicketsDeps, id: string, staffId: string): Promise<void> {
  const gone = await db.delete(ticketViews).where(and(eq(ticketViews.id, id), eq(ticketViews.owner, staffId))).returning({ id: ticketViews.id });
  if (gone.length === 0) throw new LobbyError('not_found');
}
