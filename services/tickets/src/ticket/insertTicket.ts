import type { Priority, Tx } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { currentCustomer } from '../customer/currentCustomer.ts';
import type { QueueRow } from '../queue/readQueue.ts';
import { ticketEvents, tickets } from '../record/schema.ts';
import { readPolicy } from '../sla/policy.ts';
import type { TicketRow } from './changeTicket.ts';
import { dueTimes } from './sla.ts';
import { readTemplate } from './template.ts';

export type TicketSeed = {
  subject: string; topic: string | null; channel: string; language: string; customerId: string | null; priority: Priority; queue: QueueRow; actor: string;
  description?: string; fields?: Record<string, string>; tags?: string[];
};

/** Writes a new ticket with its clocks, its approval step and the first line of its history. `origin` goes into that line. */
export async function insertTicket(tx: Tx, seed: TicketSeed, now: Date, origin: Record<string, unknown> = {}, clientId?: string): Promise<TicketRow> {
  const db = asDb(tx);
  const { queue, actor, ...fields } = seed;
  const template = seed.topic === null ? null : await readTemplate(db, seed.topic);
  const [row] = await db.insert(tickets).values({
    ...fields, id: newId('tick'), customerId: await currentCustomer(db, seed.customerId), queue: queue.id, status: 'new', approval: template?.needsApproval ? 'required' : 'none',
    createdAt: now, updatedAt: now, lastEventSeq: 1, ...dueTimes(await readPolicy(db, seed.priority), queue.calendar, now),
  }).returning();
  if (!row) throw new Error('the ticket was not written');
  await db.insert(ticketEvents).values({
    ticketId: row.id, seq: 1, at: now, actor, type: 'opened', data: { ...origin, topic: seed.topic, queue: queue.id, priority: seed.priority }, ...(clientId ? { clientId } : {}),
  });
  return row;
}
