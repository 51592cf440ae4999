import type { TicketsService, Tx } from '@lobby/contracts';
import { periodic } from '@lobby/service-kit';
import type { HttpApp } from '@lobby/service-kit/http';
import { accept } from './assignment/accept.ts';
import { defer } from './assignment/defer.ts';
import { decline } from './assignment/decline.ts';
import { enqueue } from './assignment/enqueue.ts';
import { expireLeases } from './assignment/expireLeases.ts';
import { finish } from './assignment/finish.ts';
import { listAgents } from './assignment/listAgents.ts';
import { offerNext } from './assignment/offerNext.ts';
import { heartbeat, presenceOf, setPresence } from './assignment/presence.ts';
import { openAssignmentOf } from './assignment/readAssignment.ts';
import { requeue } from './assignment/requeue.ts';
import { takeOver } from './assignment/takeOver.ts';
import { endWrapUp } from './assignment/wrapUp.ts';
import { ensureVisitor } from './customer/ensureVisitor.ts';
import { identifyCustomer } from './customer/identifyCustomer.ts';
import { undoMerge } from './customer/mergeCustomers.ts';
import type { TicketsDeps } from './deps.ts';
import { DEMO_QUEUES } from './queue/demoQueues.ts';
import { findPlace } from './queue/place.ts';
import { seedQueues } from './queue/seedQueues.ts';
import { registerAttachmentRoutes } from './routes/attachments.ts';
import { registerCustomerRoutes } from './routes/customers.ts';
import { registerQueueRoutes } from './routes/queues.ts';
import { registerSettingsRoutes } from './routes/settings.ts';
import { registerTicketRoutes } from './routes/tickets.ts';
import { awaitsAnswer } from './sla/awaitsAnswer.ts';
import { sweepSla } from './sla/sweepSla.ts';
import { changeTicket } from './ticket/changeTicket.ts';
import { currentTicket } from './ticket/currentTicket.ts';
import { openOrJoin } from './ticket/openOrJoin.ts';
import { findTicket } from './ticket/readTicket.ts';
import { seedTicketData } from './ticket/seedTicketData.ts';
import { setStatus } from './ticket/setStatus.ts';

/** How often clocks are looked at: a warning is never later than this. */
const SLA_SWEEP_MS = 5_000;

export type Tickets = TicketsService & {
  registerRoutes(app: HttpApp): void;
  /** Writes queues, service times, rules, macros and templates that are missing; safe on every start. Nothing can be queued before. */
  seedQueues(): Promise<number>;
  /** Takes a join of two customers back. */
  undoMerge(tx: Tx, mergeId: string): Promise<void>;
  /** Begins to watch the clocks. */
  start(): void;
  stop(): Promise<void>;
};

/**
 * Tickets, queues and who works on what. Methods with a `tx` read and write only through it; those without one must not be called inside a transaction
 * (the embedded record has one connection, they would wait for each other).
 */
export function createTickets(deps: TicketsDeps): Tickets {
  const { db } = deps.database;
  const now = (): Date => deps.clock.now();
  let stopSla: (() => Promise<void>) | null = null;
  return {
    openOrJoin: (tx, wish) => openOrJoin(tx, wish, now()),
    enqueue: (tx, wish) => enqueue(tx, wish, now()),
    place: (handoffId) => findPlace(db, handoffId, now()),
    accept: (tx, handoffId, agentId) => accept(tx, handoffId, agentId, now()),
    decline: (tx, handoffId, agentId) => decline(tx, handoffId, agentId, now()),
    requeue: (tx, handoffId, agentId, queue, toAgent) => requeue(tx, { handoffId, agentId, queue, toAgent }, now()),
    takeOver: (tx, handoffId, agentId) => takeOver(tx, handoffId, agentId, now()),
    defer: (tx, wish) => defer(deps, tx, wish, now()),
    agents: () => listAgents(deps),
    endWrapUp: (agentId) => endWrapUp(db, agentId),
    awaitsAnswer: (tx, waiting) => awaitsAnswer(tx, waiting, now()),
    finish: (tx, handoffId, why, actor) => finish(tx, handoffId, why, actor, now()),
    assignmentOf: (conversationId) => openAssignmentOf(db, conversationId),
    resolveTicket: (tx, ticketId, actor) => setStatus(tx, ticketId, 'resolved', { at: now(), actor }),
    recordEvent: async (tx, ticketId, actor, type, data) => { await changeTicket(tx, await currentTicket(tx, ticketId), { at: now(), actor, set: {}, events: [{ type, data }] }); },
    heartbeat: (agentId) => heartbeat(deps, agentId),
    setPresence: (agentId, presence) => setPresence(deps, agentId, presence),
    presenceOf: (agentId) => presenceOf(deps, agentId),
    expireLeases, offerNext,
    ensureVisitor: (tx, wish) => ensureVisitor(tx, wish, now()),
    identify: (tx, proof) => identifyCustomer(deps, tx, proof, now()),
    undoMerge: (tx, mergeId) => undoMerge(tx, mergeId, now()),
    ticket: (ticketId) => findTicket(deps, ticketId),
    registerRoutes: (app) => {
      registerQueueRoutes(app, deps);
      registerTicketRoutes(app, deps);
      registerAttachmentRoutes(app, deps);
      registerCustomerRoutes(app, deps);
      registerSettingsRoutes(app, deps);
    },
    seedQueues: async () => {
      await seedTicketData(deps.database);
      return seedQueues(deps.database, deps.queues ?? DEMO_QUEUES);
    },
    start: () => { stopSla ??= periodic('sla', SLA_SWEEP_MS, deps.log, async () => { await sweepSla(deps); }); },
    stop: async () => {
      await stopSla?.();
      stopSla = null;
    },
  };
}
