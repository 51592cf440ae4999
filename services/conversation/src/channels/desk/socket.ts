import { DESK_EVENTS, DESK_NAMESPACE, LobbyError, type DeskEvent, type Staff } from '@lobby/contracts';
import type { Server, Socket } from 'socket.io';
import type { Spine } from '../../deps.ts';
import { mustSpeak } from '../../live/mustSpeak.ts';
import { admitting } from '../../live/admitting.ts';
import { roomsOf, watchRoom } from '../../live/audience.ts';
import { originRules } from '../../live/createSockets.ts';
import { isOwnOrigin } from '../../live/origins.ts';
import { serveEvents, type Handlers } from '../../live/serveEvents.ts';
import { countSocket } from '../../metrics.ts';
import { deskCommands, DESK_PERMISSIONS } from './commands.ts';
import type { DeskSessions } from './sessions.ts';
import { nameViewer, tellViewers } from './viewers.ts';
import { watchConversation } from './watch.ts';

/** Serves `/desk`: staff only, by the session cookie, from our own pages only. Every event asks its permission. */
export function serveDesk(io: Server, spine: Spine, sessions: DeskSessions, limited: boolean): void {
  const namespace = io.of(DESK_NAMESPACE);
  const known = new WeakMap<Socket, Staff>();
  namespace.use(admitting(async (socket) => { known.set(socket, await admit(spine, socket)); }));
  namespace.on('connection', (socket) => {
    const staff = known.get(socket);
    if (!staff) return void socket.disconnect(true);
    void socket.join(roomsOf(spine.access, staff));
    nameViewer(socket, staff);
    sessions.add(staff, socket);
    countSocket(DESK_NAMESPACE, 1);
    socket.on('disconnect', () => countSocket(DESK_NAMESPACE, -1));
    return serveEvents(socket, DESK_EVENTS, handlersOf(spine, socket, staff), {
      log: spine.log, eventsPerSecond: limited ? spine.limits.eventsPerSecond : null,
      allowed: (event) => (spine.access.may(staff, DESK_PERMISSIONS[event as DeskEvent]) ? null : 'forbidden'),
    });
  });
}

/** A cookie is sent by the browser whoever asks, so the asking page must be ours. */
async function admit(spine: Spine, socket: Socket): Promise<Staff> {
  const { headers } = socket.handshake;
  mustSpeak(socket.handshake.auth['protocol']);
  if (!isOwnOrigin(headers, originRules(spine))) throw new LobbyError('forbidden', 'The desk opens from its own pages only');
  const staff = await spine.access.staffFromHeaders(headers);
  if (!staff) throw new LobbyError('unauthenticated');
  if (!spine.access.may(staff, 'conversation.read')) throw new LobbyError('forbidden');
  return staff;
}

function handlersOf(spine: Spine, socket: Socket, staff: Staff): Handlers<typeof DESK_EVENTS> {
  const commands = deskCommands(spine, staff);
  return {
    watch: async (wish) => {
      const page = await watchConversation(spine, staff, wish, () => socket.join(watchRoom(wish.conversationId)));
      void tellViewers(socket.nsp, wish.conversationId);
      return page;
    },
    unwatch: async ({ conversationId }) => {
      await socket.leave(watchRoom(conversationId));
      void tellViewers(socket.nsp, conversationId);
      return null;
    },
    typing: async ({ conversationId, typing }) => {
      if (!socket.rooms.has(watchRoom(conversationId))) throw new LobbyError('not_found');
      spine.live.typing(conversationId, 'agent', typing, { id: staff.id, name: staff.name });
      return null;
    },
    'message.send': async (message) => (await commands.say(message)).sent,
    'note.add': async (message) => (await commands.note(message)).sent,
    'handoff.accept': commands.accept,
    'handoff.decline': commands.decline,
    'conversation.transfer': commands.transfer,
    'conversation.return_to_bot': commands.returnToBot,
    'conversation.resolve': commands.resolve,
    'conversation.take_over': commands.takeOver,
    'conversation.join': commands.join,
    'conversation.leave': commands.leave,
    'consult.ask': commands.askColleague,
    'consult.end': commands.endConsult,
    'wrap_up.end': commands.endWrapUp,
    'presence.set': commands.presence,
    heartbeat: commands.heartbeat,
  };
}
