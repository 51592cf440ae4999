import type { BusinessCalendar } from '@lobby/contracts';
import { DateTime } from 'luxon';

export type { BusinessCalendar };

/** A window of open time; milliseconds since the epoch, the end not included. */
type Window = { from: number; to: number };

/** Farther ahead nobody plans: a calendar without any open hour ends here instead of searching for ever. */
const HORIZON_DAYS = 370;

/** The same hours on every day of the week. */
export function everyDay(from: string, to: string, timeZone = 'Asia/Shanghai'): BusinessCalendar {
  const day = [{ from, to }];
  return { timeZone, week: [day, day, day, day, day, day, day], exceptions: {} };
}

/** True when somebody works at `at`; a null calendar is around the clock. */
export function isOpen(calendar: BusinessCalendar | null, at: Date): boolean {
  if (!calendar) return true;
  const t = at.getTime();
  return windowsOf(calendar, DateTime.fromJSDate(at, { zone: calendar.timeZone })).some((w) => w.from <= t && t < w.to);
}

/**
 * The instant at which `minutes` of open time have passed since `from`. Counting happens on the absolute time line, so a day with a clock change has
 * 23 or 25 hours, as it should. Null when the calendar never opens for that long.
 */
export function addOpenMinutes(calendar: BusinessCalendar | null, from: Date, minutes: number): Date | null {
  let left = minutes * 60_000;
  if (!calendar) return new Date(from.getTime() + left);
  for (const window of openWindows(calendar, from)) {
    const length = window.to - window.from;
    if (left <= length) return new Date(window.from + left);
    left -= length;
  }
  return null;
}

/** Minutes of open time between two instants; 0 when `to` lies before `from`. */
export function openMinutesBetween(calendar: BusinessCalendar | null, from: Date, to: Date): number {
  if (to <= from) return 0;
  if (!calendar) return (to.getTime() - from.getTime()) / 60_000;
  let sum = 0;
  for (const window of openWindows(calendar, from)) {
    if (window.from >= to.getTime()) break;
    sum += Math.min(window.to, to.getTime()) - window.from;
  }
  return sum / 60_000;
}

/** When it opens next, `at` itself when it is open; null when never. */
export function nextOpening(calendar: BusinessCalendar | null, at: Date): Date | null {
  return addOpenMinutes(calendar, at, 0);
}

function* openWindows(calendar: BusinessCalendar, from: Date): Generator<Window> {
  const start = DateTime.fromJSDate(from, { zone: calendar.timeZone });
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    for (const window of windowsOf(calendar, start.startOf('day').plus({ days: day }))) {
      if (window.to > from.getTime()) yield { from: Math.max(window.from, from.getTime()), to: window.to };
    }
  }
}

function windowsOf(calendar: BusinessCalendar, day: DateTime): Window[] {
  const hours = calendar.exceptions[day.toISODate() ?? ''] ?? calendar.week[day.weekday - 1] ?? [];
  return hours.map((h) => ({ from: clockTime(day, h.from), to: clockTime(day, h.to) }));
}

function clockTime(day: DateTime, hhmm: string): number {
  const [hour = 0, minute = 0] = hhmm.split(':').map(Number);
  const start = day.startOf('day');
  return (hour === 24 ? start.plus({ days: 1 }) : start.set({ hour, minute })).toMillis();
}
