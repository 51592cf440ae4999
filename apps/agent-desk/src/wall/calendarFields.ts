import type { BusinessCalendar } from '@lobby/contracts';

export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
/** A date alone is a holiday; with hours it is a make-up workday. */
const LINE = /^(\d{4}-\d{2}-\d{2})((?:\s+\d{2}:\d{2}-\d{2}:\d{2})*)$/;
/** What a simple form says of opening hours. `days` 0 is Monday; `exceptions` has a line for each special day. */
export type HoursFields = { always: boolean; from: string; to: string; days: (typeof DAYS)[number][]; exceptions: string };
type Hours = BusinessCalendar['week'][0];

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
    exceptions: Object.entries(calendar?.exceptions ?? {}).map(([date, hours]) => [date, ...hours.map((h) => `${h.from}-${h.to}`)].join(' ')).toSorted().join('\n'),
  };
}

/** Whether every line of special days can be read. */
export const areExceptions = (text: string): boolean => linesOf(text).every((line) => LINE.test(line));

/** The calendar a form means. The week's hours of `before` stay when the form's were not touched: a form has one window a day, a calendar may have several. */
export function calendarOf(fields: HoursFields, before: BusinessCalendar | null): BusinessCalendar | null {
  if (fields.always) return null;
  const hours = { from: fields.from, to: fields.to === LAST_MINUTE ? MIDNIGHT : fields.to };
  const untouched = before !== null && JSON.stringify(weekOf(fieldsOf(before))) === JSON.stringify(weekOf(fields));
  const day = (at: number): Hours => (fields.days.some((open) => open === at) ? [hours] : []);
  return {
    timeZone: before?.timeZone ?? TIME_ZONE, week: untouched ? before.week : [day(0), day(1), day(2), day(3), day(4), day(5), day(6)],
    exceptions: Object.fromEntries(linesOf(fields.exceptions).map(exceptionOf)),
  };
}

const weekOf = ({ from, to, days }: HoursFields) => [from, to, days.toSorted((a, b) => a - b)];
const linesOf = (text: string | undefined): string[] => (text ?? '').split('\n').map((line) => line.trim()).filter(Boolean);

function exceptionOf(line: string): [string, Hours] {
  const [date = '', ...windows] = line.split(/\s+/);
  return [date, windows.map((window) => ({ from: window.slice(0, 5), to: window.slice(6) }))];
}
