import type { SlaPolicy } from '@lobby/contracts';
import { addOpenMinutes, openMinutesBetween, type BusinessCalendar } from '../calendar/businessCalendar.ts';

export type SlaClocks = { firstResponseDue: Date | null; nextResponseDue: Date | null; resolutionDue: Date | null; pausedAt: Date | null };

/** The due times of a ticket that has been running since `from`. */
export function dueTimes(policy: SlaPolicy, calendar: BusinessCalendar | null, from: Date): Pick<SlaClocks, 'firstResponseDue' | 'resolutionDue'> {
  return { firstResponseDue: addOpenMinutes(calendar, from, policy.firstResponse), resolutionDue: addOpenMinutes(calendar, from, policy.resolution) };
}

/** Starts the clocks again after a pause: what was left of the open time when they stopped is left now. */
export function resume(clocks: SlaClocks, calendar: BusinessCalendar | null, now: Date): SlaClocks {
  const { pausedAt } = clocks;
  if (!pausedAt) return clocks;
  const move = (due: Date | null): Date | null => (due && due > pausedAt ? addOpenMinutes(calendar, now, openMinutesBetween(calendar, pausedAt, due)) : due);
  return { firstResponseDue: move(clocks.firstResponseDue), nextResponseDue: move(clocks.nextResponseDue), resolutionDue: move(clocks.resolutionDue), pausedAt: null };
}
