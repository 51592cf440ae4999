import type { Server as HttpServer } from 'node:http';
import type { Staff } from '@lobby/contracts';
import { newId, periodic } from '@lobby/service-kit';
import type { HttpApp } from '@lobby/service-kit/http';
import type { Server } from 'socket.io';
import { registerDeskFileRoutes } from './channels/desk/files.ts';
import { registerDeskRoutes } from './channels/desk/routes.ts';
import { DeskSessions } from './channels/desk/sessions.ts';
import { serveDesk } from './channels/desk/socket.ts';
import { registerWebFileRoutes } from './channels/web/files.ts';
import { registerWebRoutes } from './channels/web/routes.ts';
import { serveCustomers } from './channels/web/socket.ts';
import { DEFAULT_LIMITS, type ConversationDeps, type Spine } from './deps.ts';
import { tellWhoWaits } from './handoff/nextResponse.ts';
import { queueStates } from './handoff/queueStates.ts';
import { queueKeeper } from './handoff/queueKeeper.ts';
import { createSockets, type SocketAdapter } from './live/createSockets.ts';
import { RateLimiter } from './live/rateLimiter.ts';
import { sendAway } from './live/sendAway.ts';
import { socketLive } from './live/socketLive.ts';
import { listDeadTurns, redriveTurn } from './turn/deadTurns.ts';
import { TurnRunner } from './turn/runner.ts';

const TURN_SWEEP_MS = 3_000;
const QUEUE_SWEEP_MS = 2_000;
const QUEUE_STATE_MS = 3_000;
const SESSION_SWEEP_MS = 1_000;
const NEXT_RESPONSE_MS = 5_000;

export type Conversation = {
  registerRoutes(app: HttpApp): void;
  /** Opens the sockets on the server; `adapter` joins several replicas. */
  attachSockets(httpServer: HttpServer, adapter?: SocketAdapter): Server;
  /**
   * Re-runs turns a crash left behind and starts the sweeps. Without `background` this replica answers its own customers and leaves
   * abandoned turns and the queue's clock to replicas that have it.
   */
  start(options?: { background: boolean }): Promise<void>;
  /** Turns that were given up, and the way to give their messages to a new one. */
  deadTurns: { list(): ReturnType<typeof listDeadTurns>; redrive(staff: Pick<Staff, 'id'>, turnId: string): ReturnType<typeof redriveTurn> };
  /** Resolves when no turn waits or runs in this process. */
  idle(): Promise<void>;
  /** Refuses new work, tells sockets to reconnect elsewhere, lets turns in progress end. */
  drain(): Promise<void>;
};

/** Wires the conversation's rooms: the record of what was said, the bot's turns, handoff, and the doors of customers and staff. */
export function createConversation(deps: ConversationDeps): Conversation {
  let io: Server | null = null;
  let draining = false;
  const limits = { ...DEFAULT_LIMITS, ...deps.limits };
  const spine: Spine = {
    ...deps, limits, live: socketLive(() => io), node: newId('run'),
    wakeTurn: (conversationId) => turnRunner.wake(conversationId), wakeQueue: () => queue.wake(), draining: () => draining,
  };
  const turnRunner = new TurnRunner(spine);
  const queue = queueKeeper(spine);
  const sessions = new DeskSessions(spine);
  const messages = limits.messagesPerMinute === null ? null : new RateLimiter({ perSecond: limits.messagesPerMinute / 60, burst: limits.messagesPerMinute });
  let sweeps: (() => Promise<void>)[] = [];
  return {
    registerRoutes: (app) => {
      registerWebRoutes(app, spine, messages);
      registerWebFileRoutes(app, spine, messages);
      registerDeskRoutes(app, spine);
      registerDeskFileRoutes(app, spine);
    },
    attachSockets: (httpServer, adapter) => {
      io = createSockets(httpServer, spine, adapter);
      serveCustomers(io, spine, messages);
      serveDesk(io, spine, sessions, messages !== null);
      return io;
    },
    start: async ({ background } = { background: true }) => {
      // These two concern the sockets of this replica alone.
      sweeps = [
        periodic('desk-sessions', SESSION_SWEEP_MS, deps.log, () => sessions.sweep()),
        periodic('queue-state', QUEUE_STATE_MS, deps.log, queueStates(spine, () => io)),
      ];
      if (!background) return;
      await turnRunner.start();
      sweeps.push(
        periodic('turns', TURN_SWEEP_MS, deps.log, () => turnRunner.sweep()),
        periodic('queue', QUEUE_SWEEP_MS, deps.log, () => queue.sweep()),
        periodic('next-response', NEXT_RESPONSE_MS, deps.log, () => tellWhoWaits(spine)),
      );
    },
    deadTurns: { list: () => listDeadTurns(spine), redrive: (staff, turnId) => redriveTurn(spine, staff, turnId) },
    idle: async () => {
      await turnRunner.idle();
      await queue.idle();
    },
    drain: async () => {
      draining = true;
      await Promise.all(sweeps.map((stop) => stop()));
      await turnRunner.stop();
      await queue.idle();
      if (io) await sendAway(io);
    },
  };
}
