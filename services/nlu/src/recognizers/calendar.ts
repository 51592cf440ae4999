/** Calendar arithmetic on ISO dates; no clock times, no time zones. */
export type Ymd = { y: number; m: number; d: number };

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

export function parseIso(iso: string): Ymd {
  const [y = 2000, m = 1, d = 1] = iso.slice(0, 10).split('-').map(Number);
  return { y, m, d };
}

/** The ISO date, or null when the day does not exist (30 February). */
export function isoOf({ y, m, d }: Ymd): string | null {
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m) || y < 1900 || y > 2200) return null;
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}`;
}

export function daysInMonth(y: number, m: number): number {
  return new Date(Date.UTC(y, m, 0)).getUTCDate();
}

export function addDays(iso: string, days: number): string {
  const { y, m, d } = parseIso(iso);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
}

/** Same day of another month; the month's last day where it is shorter. */
export function addMonths(iso: string, months: number): string {
  const { y, m, d } = parseIso(iso);
  const index = y * 12 + (m - 1) + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return isoOf({ y: year, m: month, d: Math.min(d, daysInMonth(year, month)) }) ?? iso;
}

/** 1 Monday … 7 Sunday. */
export function weekday(iso: string): number {
  const { y, m, d } = parseIso(iso);
  return new Date(Date.UTC(y, m - 1, d)).getUTCDay() || 7;
}

/** The given weekday of the week that lies `weeks` weeks from the reference's; weeks run Monday to Sunday. */
export function weekdayOf(reference: string, day: number, weeks: number): string {
  return addDays(reference, day - weekday(reference) + weeks * 7);
}

/** The next such weekday, the reference day itself included. */
export function comingWeekday(reference: string, day: number): string {
  return addDays(reference, (day - weekday(reference) + 7) % 7);
}

export function endOfMonth(reference: string, months: number): string {
  const { y, m } = parseIso(addMonths(`${reference.slice(0, 8)}01`, months));
  return isoOf({ y, m, d: daysInMonth(y, m) }) ?? reference;
}
