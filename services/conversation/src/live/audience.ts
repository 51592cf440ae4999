import type { AccessService, Staff } from '@lobby/contracts';
import type { ConversationRow } from '../timeline/append.ts';

/** The queue that every agent serves. */
const COMMON_QUEUE = 'general';

const staffRoom = (staffId: string): string => `staff:${staffId}`;
const queueRoom = (queue: string): string => `queue:${queue}`;
/** Every tab of one visitor's browser; the session is the hash of its token. */
export const sessionRoom = (session: string): string => `session:${session}`;
export const watchRoom = (conversationId: string): string => `watch:${conversationId}`;
export const OVERSEERS = 'overseers';

/**
 * Which staff have a conversation in their view, as rooms: its agent, colleagues who were asked to help, whoever it is offered to, the agents of the queue it waits in, and overseers. One rule
 * for reading, for live rows and for lists. A conversation that only the bot has is in nobody's inbox.
 */
export function audienceOf(c: Pick<ConversationRow, 'status' | 'assignee' | 'offeredTo' | 'queue' | 'consultants' | 'speakers'>): string[] {
  const waiting = (c.status === 'queued' || c.status === 'offered') && c.queue ? [queueRoom(c.queue)] : [];
  const offered = c.status === 'offered' && c.offeredTo ? [staffRoom(c.offeredTo)] : [];
  const owner = (c.status === 'assigned' || c.status === 'closed') && c.assignee ? [staffRoom(c.assignee)] : [];
  const helping = c.status === 'assigned' ? [...c.consultants, ...c.speakers].map(staffRoom) : [];
  return [...waiting, ...offered, ...owner, ...helping, ...(c.status === 'bot' ? [] : [OVERSEERS])];
}

/** The rooms a member of staff is in. */
export function roomsOf(access: Pick<AccessService, 'may'>, staff: Staff): string[] {
  return [staffRoom(staff.id), ...queuesOf(staff).map(queueRoom), ...(isOverseer(access, staff) ? [OVERSEERS] : [])];
}

export function queuesOf(staff: Staff): string[] {
  return [...new Set([...staff.skills, COMMON_QUEUE])];
}

/** Whoever may take a conversation over may look at all of them. */
export function isOverseer(access: Pick<AccessService, 'may'>, staff: Staff): boolean {
  return access.may(staff, 'conversation.takeover');
}
