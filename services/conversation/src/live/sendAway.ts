import { CUSTOMER_NAMESPACE, DESK_NAMESPACE } from '@lobby/contracts';
import type { Server } from 'socket.io';

/** Reconnecting clients spread over this time, so that a restart is no stampede. */
const RECONNECT_SPREAD_MS = 5_000;
/** What is on its way gets this long to arrive: closing throws away what a connection still has to send. */
const GRACE_MS = 1_000;
const LOOK_EVERY_MS = 20;

/** Tells every socket here when to come back, waits until they have left or the grace is over, and closes. */
export async function sendAway(io: Server): Promise<void> {
  const sockets = [CUSTOMER_NAMESPACE, DESK_NAMESPACE].flatMap((name) => [...io.of(name).sockets.values()]);
  for (const socket of sockets) socket.emit('drain', { reconnectAfterMs: Math.round(Math.random() * RECONNECT_SPREAD_MS) });
  const until = performance.now() + GRACE_MS;
  while (sockets.some((s) => s.connected) && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  io.disconnectSockets(true);
  await io.close();
}
