/** Time as a port, so that validity, leases and SLA can be tested at any moment. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A formatter takes a hundred times as long to make as to use. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The bank's calendar date at an instant. Validity of knowledge counts in the bank's time zone, not in UTC. */
export function calendarDate(at: Date, timeZone = 'Asia/Shanghai'): string {
  const known = formatters.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formatters.set(timeZone, known);
  return known.format(at);
}
