import type { BusinessCalendar } from '@lobby/contracts';

export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
export const HOLIDAYS = /^\s*(\d{4}-\d{2}-\d{2}\s*)*$/;
/** What a simple form says of opening hours. `days` 0 is Monday. */
export type HoursFields = { always: boolean; from: string; to: string; days: number[]; holidays: string };

const TIME_ZONE = 'Asia/Shanghai';
/** A time field cannot write the end of the day. */
const LAST_MINUTE = '23:59';
const MIDNIGHT = '24:00';

export function fieldsOf(calendar: BusinessCalendar | null): HoursFields {
  const [first] = calendar?.week.flat() ?? [];
  const to = first?.to ?? '18:00';
  return {
    always: calendar === null, from: first?.from ?? '09:00', to: to === MIDNIGHT ? LAST_MINUTE : to,
    days: calendar ? DAYS.filter((day) => (calendar.week[day] ?? []).length > 0) : [0, 1, 2, 3, 4],
    holidays: Object.entries(calendar?.exceptions ?? {}).filter(([, hours]) => hours.length === 0).map(([date]) => date).toSorted().join('\n'),
  };
}

/** The calendar a form means. Make-up workdays of `before` stay; so do its hours when the form's were not touched. */
export function calendarOf(fields: HoursFields, before: BusinessCalendar | null): BusinessCalendar | null {
  if (fields.always) return null;
  const hours = { from: fields.from, to: fields.to === LAST_MINUTE ? MIDNIGHT : fields.to };
  const untouched = before !== null && JSON.stringify([fieldsOf(before).from, fieldsOf(before).to, fieldsOf(before).days]) === JSON.stringify([fields.from, fields.to, fields.days.toSorted((a, b) => a - b)]);
  const day = (at: number): BusinessCalendar['week'][0] => (fields.days.includes(at) ? [hours] : []);
  const workdays = Object.entries(before?.exceptions ?? {}).filter(([, open]) => open.length > 0);
  const holidays = (fields.holidays ?? '').split(/\s+/).filter(Boolean).map((date) => [date, []] as const);
  return {
    timeZone: before?.timeZone ?? TIME_ZONE, week: untouched ? before.week : [day(0), day(1), day(2), day(3), day(4), day(5), day(6)],
    exceptions: Object.fromEntries([...workdays, ...holidays]),
  };
}
