import { LobbyError } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { identities, tickets } from '../record/schema.ts';
import { currentCustomer } from './currentCustomer.ts';

type Wish = { actor: string; reason: string };

/** Shows an identity in full. The audit knows who, whose and why before the answer leaves; the value itself is in no log. @throws LobbyError not_found */
export async function revealIdentity(deps: TicketsDeps, customerId: string, identity: { channel: string; value: string }, { actor, reason }: Wish): Promise<string> {
  const { db } = deps.database;
  const current = await currentCustomer(db, customerId);
  const [row] = current === null ? [] : await db.select().from(identities).where(and(eq(identities.customerId, current), eq(identities.channel, identity.channel), eq(identities.value, identity.value)));
  if (!row) throw new LobbyError('not_found');
  await deps.staff.audit(null, { actor, action: 'customer.reveal', subject: row.customerId, data: { channel: row.channel, reason: deps.mask(reason).masked } });
  return row.sealed ? deps.vault.open(row.sealed) : row.value;
}

/** Shows the number a ticket's customer asked to be called at. @throws LobbyError not_found when there is none */
export async function revealContact(deps: TicketsDeps, ticketId: string, { actor, reason }: Wish): Promise<string> {
  const [row] = await deps.database.db.select({ sealed: tickets.contactSealed }).from(tickets).where(eq(tickets.id, ticketId));
  if (!row?.sealed) throw new LobbyError('not_found');
  await deps.staff.audit(null, { actor, action: 'customer.reveal', subject: ticketId, data: { channel: 'phone', reason: deps.mask(reason).masked } });
  return deps.vault.open(row.sealed);
}
