import type { TicketStatus } from '@lobby/contracts';

/** From which status a ticket may go where. `new` is only ever a beginning; a closed ticket is opened again or stays. */
export const TRANSITIONS: Record<TicketStatus, readonly TicketStatus[]> = {
  new: ['open', 'pending_customer', 'on_hold', 'resolved', 'closed'],
  open: ['pending_customer', 'on_hold', 'resolved', 'closed'],
  pending_customer: ['open', 'on_hold', 'resolved', 'closed'],
  on_hold: ['open', 'pending_customer', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
};

/** In these the ticket waits for somebody else and its clocks stand still. */
export const PAUSED: readonly TicketStatus[] = ['pending_customer', 'on_hold'];
export const ENDED: readonly TicketStatus[] = ['resolved', 'closed'];
