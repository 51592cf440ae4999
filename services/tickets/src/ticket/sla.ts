import type { Priority } from '@lobby/contracts';
import { addOpenMinutes, openMinutesBetween, type BusinessCalendar } from '../calendar/businessCalendar.ts';

/** Minutes of open time of the ticket's queue. */
const POLICY: Record<Priority, { firstResponse: number; resolution: number }> = {
  urgent: { firstResponse: 2, resolution: 4 * 60 },
  high: { firstResponse: 5, resolution: 8 * 60 },
  normal: { firstResponse: 15, resolution: 24 * 60 },
  low: { firstResponse: 60, resolution: 72 * 60 },
};

export type SlaClocks = { firstResponseDue: Date | null; resolutionDue: Date | null; pausedAt: Date | null };

/** The due times of a ticket that has been running since `from`. */
export function dueTimes(priority: Priority, calendar: BusinessCalendar | null, from: Date): Pick<SlaClocks, 'firstResponseDue' | 'resolutionDue'> {
  const { firstResponse, resolution } = POLICY[priority];
  return { firstResponseDue: addOpenMinutes(calendar, from, firstResponse), resolutionDue: addOpenMinutes(calendar, from, resolution) };
}

/** Starts the clocks again after a pause: what was left of the open time when they stopped is left now. */
export function resume(clocks: SlaClocks, calendar: BusinessCalendar | null, now: Date): SlaClocks {
  const { pausedAt } = clocks;
  if (!pausedAt) return clocks;
  const move = (due: Date | null): Date | null => (due && due > pausedAt ? addOpenMinutes(calendar, now, openMinutesBetween(calendar, pausedAt, due)) : due);
  return { firstResponseDue: move(clocks.firstResponseDue), resolutionDue: move(clocks.resolutionDue), pausedAt: null };
}
