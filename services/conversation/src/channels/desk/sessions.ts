import type { Staff } from '@lobby/contracts';
import type { Socket } from 'socket.io';
import type { Spine } from '../../deps.ts';
import { countCut } from '../../metrics.ts';

/**
 * Sockets of signed-in staff. A session that has ended, or whose roles or skills have changed, takes its sockets with it: a live socket never knows more
 * than a fresh sign-in would.
 */
export class DeskSessions {
  readonly #spine: Spine;
  readonly #sockets = new Map<string, { staff: Staff; sockets: Set<Socket> }>();

  constructor(spine: Spine) {
    this.#spine = spine;
  }

  add(staff: Staff, socket: Socket): void {
    const entry = this.#sockets.get(staff.sessionId) ?? { staff, sockets: new Set<Socket>() };
    this.#sockets.set(staff.sessionId, entry);
    entry.sockets.add(socket);
    socket.on('disconnect', () => {
      entry.sockets.delete(socket);
      if (entry.sockets.size === 0) this.#sockets.delete(staff.sessionId);
    });
  }

  /** Cuts what is no longer entitled. Called every second or so: a revoked session is silent within two. */
  async sweep(): Promise<void> {
    await Promise.all([...this.#sockets.values()].map(async ({ staff, sockets }) => {
      const [any] = sockets;
      if (!any) return;
      const now = await this.#spine.access.staffFromHeaders(any.handshake.headers);
      if (now && sameRights(staff, now)) return;
      countCut('session_ended');
      for (const socket of sockets) socket.disconnect(true);
    }));
  }
}

function sameRights(a: Staff, b: Staff): boolean {
  return rightsOf(a) === rightsOf(b);
}

function rightsOf({ id, roles, skills }: Staff): string {
  return JSON.stringify([id, [...roles].sort(), [...skills].sort()]);
}
