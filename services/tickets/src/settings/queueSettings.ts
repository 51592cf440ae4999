import { LobbyError, type QueuePatch, type QueueSettings } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { isOpen, nextOpening } from '../calendar/businessCalendar.ts';
import type { TicketsDeps } from '../deps.ts';
import { queues } from '../record/schema.ts';
import type { QueueRow } from '../queue/readQueue.ts';

/** Every queue with its hours, also those that are switched off. */
export async function listQueueSettings({ database, clock }: TicketsDeps): Promise<QueueSettings[]> {
  const now = clock.now();
  return (await database.db.select().from(queues).orderBy(queues.id)).map((row) => present(row, now));
}

function present(row: QueueRow, now: Date): QueueSettings {
  return { ...row, openNow: isOpen(row.calendar, now), nextOpening: nextOpening(row.calendar, now)?.toISOString() ?? null };
}

/** Changes how a queue works; the audit says what was. @throws LobbyError not_found, conflict (with the queue in `current`) */
export async function updateQueue(deps: TicketsDeps, id: string, { version, ...patch }: QueuePatch, actor: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const db = asDb(tx);
    const [before] = await db.select().from(queues).where(eq(queues.id, id)).for('update');
    if (!before) throw new LobbyError('not_found');
    if (before.version !== version) throw new LobbyError('conflict', 'Somebody changed this queue in the meantime', { current: present(before, deps.clock.now()) });
    const set = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<QueueRow>;
    await db.update(queues).set({ ...set, version: version + 1 }).where(eq(queues.id, id));
    const fields = Object.keys(set) as (keyof QueueRow)[];
    await deps.staff.audit(tx, { actor, action: 'queue.update', subject: id, data: { from: Object.fromEntries(fields.map((f) => [f, before[f]])), to: set } });
  });
}
