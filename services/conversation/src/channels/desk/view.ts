import { LobbyError, type Assignment, type DeskConversation, type DeskTurn, type HandoffPacket, type Permission, type Staff } from '@lobby/contracts';
import { and, eq } from 'drizzle-orm';
import type { Spine } from '../../deps.ts';
import { timeline, turns } from '../../record/schema.ts';
import type { ConversationRow } from '../../timeline/append.ts';
import { visibleConversation } from './visible.ts';

/** What the desk shows around a conversation's timeline. @throws LobbyError not_found */
export async function deskView(spine: Spine, staff: Staff, conversationId: string): Promise<DeskConversation> {
  const c = await visibleConversation(spine, staff, conversationId);
  return {
    conversationId: c.id, status: c.status, channel: c.channel, language: c.language, customer: { id: c.customerId, name: c.customerName },
    packet: await packetOf(spine, c), handoffId: c.handoffId, assignment: assignmentView(await spine.tickets.assignmentOf(c.id)),
    ticketId: c.ticketId, ticketNumber: c.ticketNumber, customerReadSeq: c.customerReadSeq, lastSeq: c.lastSeq, can: abilities(spine, staff, c),
  };
}

async function packetOf(spine: Spine, c: ConversationRow): Promise<HandoffPacket | null> {
  if (c.handoffSeq === null) return null;
  const [entry] = await spine.database.db.select({ fact: timeline.fact }).from(timeline).where(and(eq(timeline.conversationId, c.id), eq(timeline.seq, c.handoffSeq)));
  return entry?.fact.type === 'handoff.requested' ? entry.fact.packet : null;
}

function assignmentView(a: Assignment | null): DeskConversation['assignment'] {
  if (!a) return null;
  const { state, queue, priority, agentId, offeredTo } = a;
  return { state, queue, priority, agentId, offeredTo, leaseUntil: a.leaseUntil?.toISOString() ?? null, queuedAt: a.queuedAt.toISOString() };
}

function abilities(spine: Spine, staff: Staff, c: ConversationRow): DeskConversation['can'] {
  const may = (permission: Permission): boolean => spine.access.may(staff, permission);
  const mine = c.status === 'assigned' && c.assignee === staff.id;
  const speaks = c.status === 'assigned' && c.speakers.includes(staff.id);
  const withPeople = c.status === 'queued' || c.status === 'offered' || c.status === 'assigned';
  return {
    accept: (c.status === 'queued' || (c.status === 'offered' && c.offeredTo === staff.id)) && may('conversation.accept'),
    reply: (mine || speaks) && may('conversation.reply'), note: may('conversation.reply'), transfer: mine && may('conversation.transfer'), resolve: mine && may('conversation.reply'),
    takeOver: withPeople && !mine && may('conversation.takeover'), join: c.status === 'assigned' && !mine && !speaks && may('conversation.takeover'), leave: speaks,
    endConsult: c.status === 'assigned' && c.consultants.includes(staff.id),
  };
}

/** One turn with its trace. @throws LobbyError not_found, also for a turn of another conversation */
export async function deskTurn(spine: Spine, conversationId: string, turnId: string): Promise<DeskTurn> {
  const [turn] = await spine.database.db.select().from(turns).where(and(eq(turns.id, turnId), eq(turns.conversationId, conversationId)));
  if (!turn) throw new LobbyError('not_found');
  const { state, release, attempts, error, trace } = turn;
  return { turnId, state, release, attempts, error, createdAt: turn.createdAt.toISOString(), finishedAt: turn.finishedAt?.toISOString() ?? null, trace };
}
