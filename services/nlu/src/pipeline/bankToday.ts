const BANK_ZONE = 'Asia/Shanghai';
const format = new Intl.DateTimeFormat('en-CA', { timeZone: BANK_ZONE, year: 'numeric', month: '2-digit', day: '2-digit' });

/** Today's ISO date where the bank is; a server elsewhere must not shift 昨天. */
export function bankToday(now: Date = new Date()): string {
  return format.format(now);
}
