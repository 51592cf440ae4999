import { LobbyError, type TicketStatus } from '@lobby/contracts';
import type { BusinessCalendar } from '../calendar/businessCalendar.ts';
import type { TicketRow } from './changeTicket.ts';
import { resume, type SlaClocks } from './sla.ts';
import { ENDED, PAUSED, TRANSITIONS } from './transitions.ts';

/**
 * What a new status does to a ticket's fields: the clocks pause, go on or stop; a promise is kept when the ticket ends. Pure.
 * @throws LobbyError wrong_state for a step the table does not have
 */
export function statusChange(ticket: TicketRow, to: TicketStatus, calendar: BusinessCalendar | null, now: Date): SlaClocks & Pick<TicketRow, 'status' | 'resolvedAt'> {
  if (!TRANSITIONS[ticket.status].includes(to)) throw new LobbyError('wrong_state', `A ticket does not go from ${ticket.status} to ${to}`);
  const ended = ENDED.includes(to);
  const { firstResponseDue, nextResponseDue, resolutionDue, pausedAt } = ticket;
  const clocks: SlaClocks = PAUSED.includes(to) ? { firstResponseDue, nextResponseDue, resolutionDue, pausedAt: pausedAt ?? now } : resume(ticket, calendar, now);
  return {
    status: to, resolvedAt: ended ? (ticket.resolvedAt ?? now) : null, firstResponseDue: clocks.firstResponseDue,
    nextResponseDue: ended ? null : clocks.nextResponseDue, resolutionDue: clocks.resolutionDue, pausedAt: clocks.pausedAt,
  };
}
