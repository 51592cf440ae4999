import { CUSTOMER_EVENTS, CUSTOMER_NAMESPACE, CustomerAuth, LobbyError } from '@lobby/contracts';
import type { Server, Socket } from 'socket.io';
import type { Spine } from '../../deps.ts';
import { handleMessage } from '../../handleMessage.ts';
import { deferHandoff } from '../../handoff/deferHandoff.ts';
import { withdrawHandoff } from '../../handoff/endHandoff.ts';
import { rate } from '../../handoff/rate.ts';
import { mustSpeak } from '../../live/mustSpeak.ts';
import { sessionRoom } from '../../live/audience.ts';
import { admitting } from '../../live/admitting.ts';
import type { RateLimiter } from '../../live/rateLimiter.ts';
import { serveEvents, type Handlers } from '../../live/serveEvents.ts';
import { countSocket } from '../../metrics.ts';
import { readForCustomer } from '../../timeline/read.ts';
import { giveFeedback } from './giveFeedback.ts';
import { markRead } from './markRead.ts';
import { knowVisitor, type Visitor } from './visitor.ts';

/** Open tabs and devices of one conversation. */
const SOCKETS_PER_CONVERSATION = 20;

/** Serves `/customer`: one socket speaks for one visitor in one conversation, and every event is checked against CUSTOMER_EVENTS. */
export function serveCustomers(io: Server, spine: Spine, messages: RateLimiter | null): void {
  const namespace = io.of(CUSTOMER_NAMESPACE);
  const visitors = new WeakMap<Socket, Visitor>();
  namespace.use(admitting(async (socket) => { visitors.set(socket, await admit(spine, socket, namespace.adapter.rooms)); }));
  namespace.on('connection', (socket) => {
    const visitor = visitors.get(socket);
    if (!visitor) return void socket.disconnect(true);
    void socket.join([visitor.conversationId, sessionRoom(visitor.session)]);
    countSocket(CUSTOMER_NAMESPACE, 1);
    socket.on('disconnect', () => countSocket(CUSTOMER_NAMESPACE, -1));
    return serveEvents(socket, CUSTOMER_EVENTS, handlersOf(spine, visitor, messages), { log: spine.log, eventsPerSecond: messages ? spine.limits.eventsPerSecond : null });
  });
}

async function admit(spine: Spine, socket: Socket, rooms: ReadonlyMap<string, ReadonlySet<string>>): Promise<Visitor> {
  const auth = CustomerAuth.safeParse(socket.handshake.auth);
  if (!auth.success) throw new LobbyError('unauthenticated');
  mustSpeak(auth.data.protocol);
  const visitor = await knowVisitor(spine, auth.data.visitorToken, auth.data.conversationId);
  if ((rooms.get(visitor.conversationId)?.size ?? 0) >= SOCKETS_PER_CONVERSATION) throw new LobbyError('rate_limited', 'Too many open tabs');
  return visitor;
}

function handlersOf(spine: Spine, visitor: Visitor, messages: RateLimiter | null): Handlers<typeof CUSTOMER_EVENTS> {
  const { conversationId } = visitor;
  return {
    'message.send': async (message) => {
      if (messages && !messages.allow(conversationId)) throw new LobbyError('rate_limited');
      return (await handleMessage(spine, { ...message, ...visitor })).sent;
    },
    'timeline.sync': async ({ after }) => {
      const page = await readForCustomer(spine.database.db, conversationId, after);
      if (!page) throw new LobbyError('not_found');
      return page;
    },
    typing: async ({ typing }) => {
      spine.live.typing(conversationId, 'customer', typing);
      return null;
    },
    read: ({ seq }) => markRead(spine, conversationId, seq),
    feedback: async (feedback) => (await giveFeedback(spine, conversationId, feedback)).sent,
    rate: async (rating) => (await rate(spine, conversationId, rating)).sent,
    'handoff.withdraw': ({ clientId }) => withdrawHandoff(spine, conversationId, clientId),
    'handoff.defer': (wish) => deferHandoff(spine, conversationId, wish),
  };
}
