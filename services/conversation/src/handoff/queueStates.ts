import { CUSTOMER_NAMESPACE } from '@lobby/contracts';
import { and, asc, inArray, isNotNull } from 'drizzle-orm';
import type { Server } from 'socket.io';
import type { Spine } from '../deps.ts';
import { conversations } from '../record/schema.ts';

/** Waiting customers told their place in one round; the others' turn comes as the queue moves. */
const TOLD_AT_ONCE = 200;

/** Tells every waiting customer who looks on here their present place; it is sent where it changed, or to a tab that has not heard it yet. */
export function queueStates(spine: Spine, io: () => Server | null): () => Promise<void> {
  const told = new Map<string, string>();
  return async () => {
    const rooms = io()?.of(CUSTOMER_NAMESPACE).adapter.rooms;
    if (!rooms || rooms.size === 0) return;
    const waiting = await spine.database.db.select({ id: conversations.id, handoffId: conversations.handoffId }).from(conversations)
      .where(and(inArray(conversations.status, ['queued', 'offered']), isNotNull(conversations.handoffId))).orderBy(asc(conversations.waitingSince)).limit(TOLD_AT_ONCE);
    const ids = new Set(waiting.map((w) => w.id));
    for (const id of told.keys()) if (!ids.has(id)) told.delete(id);
    for (const { id, handoffId } of waiting) {
      const tabs = rooms.get(id);
      if (handoffId && tabs) await tell(spine, told, { id, handoffId, tabs });
    }
  };
}

type WaitingTabs = { id: string; handoffId: string; tabs: ReadonlySet<string> };

async function tell(spine: Spine, told: Map<string, string>, { id, handoffId, tabs }: WaitingTabs): Promise<void> {
  const place = await spine.tickets.place(handoffId);
  if (!place) return;
  const said = [place.position, place.expectedWaitSeconds, place.open, place.staffed, ...[...tabs].toSorted()].join('|');
  if (told.get(id) === said) return;
  told.set(id, said);
  spine.live.queueState(id, place);
}
