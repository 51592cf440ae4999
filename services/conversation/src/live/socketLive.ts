import { CUSTOMER_NAMESPACE, DESK_NAMESPACE, type FactType } from '@lobby/contracts';
import { failpoint } from '@lobby/service-kit';
import type { Server } from 'socket.io';
import type { Live } from '../deps.ts';
import type { AppendResult, ConversationRow } from '../timeline/append.ts';
import { presentForCustomer, presentForStaff } from '../timeline/present.ts';
import { isPublic } from '../timeline/publicTypes.ts';
import { audienceOf, OVERSEERS, sessionRoom, watchRoom } from './audience.ts';
import { inboxRow } from './inboxRow.ts';

/** Live over socket.io rooms: here and, with an adapter, on every replica. Before sockets are attached it says nothing. */
export function socketLive(io: () => Server | null): Live {
  const customers = () => io()?.of(CUSTOMER_NAMESPACE);
  const desk = () => io()?.of(DESK_NAMESPACE);
  return {
    appended: (result) => {
      pushEntries(result, (id, event, value) => customers()?.to(id).emit(event, value), (id, event, value) => desk()?.to(watchRoom(id)).emit(event, value));
      const server = desk();
      if (server) pushRow(server, result);
    },
    rowChanged: (conversation) => { sendRow(desk(), conversation); },
    typing: (conversationId, actor, typing, by) => {
      // "Begins" may get lost, "has stopped" should not.
      const sent = (room: ReturnType<Namespace['to']> | undefined) => (typing ? room?.volatile : room);
      if (actor !== 'customer') sent(customers()?.to(conversationId))?.emit('typing', { actor, typing });
      if (actor !== 'bot') sent(desk()?.to(watchRoom(conversationId)))?.emit('typing', { conversationId, actor, typing, ...(by ? { by } : {}) });
    },
    read: (conversationId, by, seq) => {
      customers()?.to(conversationId).emit('read', { by, seq });
      desk()?.to(watchRoom(conversationId)).emit('read', { conversationId, by, seq });
    },
    queueState: (conversationId, { position, expectedWaitSeconds, open, staffed }) => { customers()?.local.to(conversationId).emit('queue.state', { position, expectedWaitSeconds, open, staffed }); },
    signedOut: (session) => { customers()?.in(sessionRoom(session)).disconnectSockets(true); },
  };
}

type Push = (conversationId: string, event: 'entry', value: unknown) => void;

function pushEntries({ conversation, entries }: AppendResult, toCustomer: Push, toDesk: Push): void {
  for (const { row, prevPublic } of entries) {
    if (isPublic(row.type as FactType)) toCustomer(conversation.id, 'entry', { ...presentForCustomer(row), prev: prevPublic });
    failpoint('mid_fan_out');
    toDesk(conversation.id, 'entry', { conversationId: conversation.id, entry: { ...presentForStaff(row), prev: row.seq - 1 } });
  }
}

type Namespace = ReturnType<Server['of']>;

/** Whoever had the conversation in view and has it no longer is told so, and hears no more of it. */
function pushRow(desk: Namespace, { before, conversation }: AppendResult): void {
  const now = audienceOf(conversation);
  const gone = audienceOf(before).filter((room) => !now.includes(room));
  if (gone.length > 0) {
    // Overseers who also serve the queue stay.
    const stay = [...now, OVERSEERS];
    desk.to(gone).except(stay).emit('inbox.gone', { conversationId: conversation.id });
    desk.in(watchRoom(conversation.id)).except(stay).socketsLeave(watchRoom(conversation.id));
  }
  sendRow(desk, conversation);
}

function sendRow(desk: Namespace | undefined, conversation: ConversationRow): void {
  const rooms = audienceOf(conversation);
  if (rooms.length > 0) desk?.to(rooms).emit('inbox.row', inboxRow(conversation));
}
