import type { Staff } from '@lobby/contracts';
import type { Namespace, Socket } from 'socket.io';
import { z } from 'zod';
import { watchRoom } from '../../live/audience.ts';

const Viewer = z.object({ id: z.string(), name: z.string() });
const WATCHED = watchRoom('');

/** Writes on a socket whose it is, so that any replica can say who looks on; when it goes, the others of its conversations learn it. */
export function nameViewer(socket: Socket, { id, name }: Staff): void {
  const data = socket.data as { viewer?: unknown };
  data.viewer = { id, name };
  socket.on('disconnecting', () => {
    const watched = [...socket.rooms].filter((room) => room.startsWith(WATCHED)).map((room) => room.slice(WATCHED.length));
    setImmediate(() => { for (const conversationId of watched) void tellViewers(socket.nsp, conversationId); });
  });
}

/** Tells everybody who has a conversation on screen who else has. Wrong for a moment is harmless: nothing is decided by it. */
export async function tellViewers(desk: Namespace, conversationId: string): Promise<void> {
  const room = desk.in(watchRoom(conversationId));
  const sockets = await room.fetchSockets().catch(() => []);
  const known = sockets.flatMap((socket) => {
    const viewer = Viewer.safeParse((socket.data as { viewer?: unknown }).viewer);
    return viewer.success ? [viewer.data] : [];
  });
  room.emit('viewers', { conversationId, viewers: [...new Map(known.map((viewer) => [viewer.id, viewer])).values()] });
}
