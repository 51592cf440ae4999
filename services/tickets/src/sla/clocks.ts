import type { SlaPolicy } from '@lobby/contracts';
import { openMinutesBetween, type BusinessCalendar } from '../calendar/businessCalendar.ts';
import { CLOCKS } from '../record/schema.ts';
import type { TicketRow } from '../ticket/changeTicket.ts';

export type Clock = (typeof CLOCKS)[number];
export type ClockNews = { clock: Clock; kind: 'warning' | 'breach'; due: Date };

/** A warning comes when this part of the time is left. */
const WARN_AT = 0.2;
/** How long a promise ran is not written down; half an hour before it is due is time enough to call. */
const PROMISE_WARNING_MINUTES = 30;

/**
 * What is to be told about a ticket's clocks now and was not told yet: each warning and each breach once per due time. A clock that stands still tells
 * nothing, except a promise, which runs on whatever the ticket waits for. Pure.
 */
export function clockNews(ticket: TicketRow, policy: SlaPolicy, calendar: BusinessCalendar | null, now: Date): ClockNews[] {
  return CLOCKS.flatMap((clock) => {
    const due = dueOf(ticket, clock);
    if (!due || (ticket.pausedAt && clock !== 'promise')) return [];
    const kind = due <= now ? 'breach' : isClose(clock, due, policy, calendar, now) ? 'warning' : null;
    if (!kind || ticket.told[`${clock}.${kind}`] === due.toISOString()) return [];
    return [{ clock, kind, due }];
  });
}

function dueOf(t: TicketRow, clock: Clock): Date | null {
  switch (clock) {
    case 'first_response': return t.firstRespondedAt ? null : t.firstResponseDue;
    case 'next_response': return t.nextResponseDue;
    case 'resolution': return t.resolvedAt ? null : t.resolutionDue;
    case 'promise': return t.promiseDue;
  }
}

function isClose(clock: Clock, due: Date, policy: SlaPolicy, calendar: BusinessCalendar | null, now: Date): boolean {
  const left = openMinutesBetween(calendar, now, due);
  if (clock === 'promise') return left <= PROMISE_WARNING_MINUTES;
  const whole = { first_response: policy.firstResponse, next_response: policy.nextResponse, resolution: policy.resolution }[clock];
  return left <= whole * WARN_AT;
}
