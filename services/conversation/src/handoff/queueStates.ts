import { CUSTOMER_NAMESPACE } from '@lobby/contracts';
import { and, asc, inArray, isNotNull } from 'drizzle-orm';
import type { Server } from 'socket.io';
import type { Spine } from '../deps.ts';
import { conversations } from '../record/schema.ts';

/** Waiting customers told their place in one round; the others' turn comes as the queue moves. */
const TOLD_AT_ONCE = 200;

/** Tells every waiting customer who looks on here their present place; only a changed one is sent. */
export function queueStates(spine: Spine, io: () => Server | null): () => Promise<void> {
  const told = new Map<string, string>();
  return async () => {
    const rooms = io()?.of(CUSTOMER_NAMESPACE).adapter.rooms;
    if (!rooms || rooms.size === 0) return;
    const waiting = await spine.database.db.select({ id: conversations.id, handoffId: conversations.handoffId }).from(conversations)
      .where(and(inArray(conversations.status, ['queued', 'offered']), isNotNull(conversations.handoffId))).orderBy(asc(conversations.waitingSince)).limit(TOLD_AT_ONCE);
    const ids = new Set(waiting.map((w) => w.id));
    for (const id of told.keys()) if (!ids.has(id)) told.delete(id);
    for (const { id, handoffId } of waiting) if (handoffId && rooms.has(id)) await tell(spine, told, id, handoffId);
  };
}

async function tell(spine: Spine, told: Map<string, string>, conversationId: string, handoffId: string): Promise<void> {
  const place = await spine.tickets.place(handoffId);
  if (!place) return;
  const said = `${place.position}|${place.expectedWaitSeconds}`;
  if (told.get(conversationId) === said) return;
  told.set(conversationId, said);
  spine.live.queueState(conversationId, place);
}
