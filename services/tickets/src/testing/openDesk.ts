import type { Tx } from '@lobby/contracts';
import { newId, silentLog } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { memoryFiles } from '@lobby/testkit';
import type { AgentProfile, TicketsDeps } from '../deps.ts';
import { createVault } from '../customer/vault.ts';
import { createTickets, type Tickets } from '../service.ts';

type Audited = { actor: string; action: string; subject: string; data?: Record<string, unknown> };
const START = new Date('2026-11-23T02:00:00.000Z');

/** A service on a real record with a clock that stands still until a test moves it. */
export type Desk = {
  tickets: Tickets;
  deps: TicketsDeps;
  tx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  pass(ms: number): void;
  audited: Audited[];
  /** A handoff waiting in its queue, with its ticket. */
  waiting(wish?: Partial<{ queue: string; priority: 'urgent' | 'high' | 'normal'; language: 'zh' | 'en'; topic: string | null }>): Promise<{ handoffId: string; conversationId: string; ticketId: string }>;
};

export async function openDesk(database: DatabaseHandle, agents: Record<string, Partial<AgentProfile>> = {}): Promise<Desk> {
  let now = START.getTime();
  const audited: Audited[] = [];
  const profiles = new Map(Object.entries(agents).map(([id, p]) => [id, { skills: ['general'], languages: ['zh'], capacity: 5, ...p }]));
  const staff = {
    staffNames: async (ids: readonly string[]) => new Map(ids.filter((id) => profiles.has(id)).map((id) => [id, `坐席 ${id}`])),
    audit: async (_tx: Tx | null, entry: Audited) => { audited.push(entry); },
    agentProfiles: async (ids: readonly string[]) => new Map(ids.flatMap((id) => { const p = profiles.get(id); return p ? [[id, p] as const] : []; })),
  };
  const deps: TicketsDeps = {
    vault: createVault('a secret of the test'), files: memoryFiles(), database, clock: { now: () => new Date(now) }, log: silentLog, staff, mask: (text) => ({ masked: text.replace(/\d{16}/g, '****'), spans: [] }),
  };
  const tickets = createTickets(deps);
  await tickets.seedQueues();
  return {
    tickets, deps, audited, tx: (work) => database.transaction(work), pass: (ms) => { now += ms; },
    waiting: (wish = {}) => database.transaction(async (tx) => {
      const conversationId = newId('conv');
      const { queue = 'general', priority = 'normal', language = 'zh', topic = null } = wish;
      const customer = await tickets.ensureVisitor(tx, { conversationId, channel: 'web', language });
      const { ticketId } = await tickets.openOrJoin(tx, { conversationId, customerId: customer.id, topic, subject: '年费', channel: 'web', language, priority, queue, actor: 'bot' });
      const handoffId = newId('hand');
      await tickets.enqueue(tx, { handoffId, conversationId, ticketId, queue, priority, language });
      return { handoffId, conversationId, ticketId };
    }),
  };
}
