import type { BusinessCalendar } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { areExceptions, calendarOf, fieldsOf } from './calendarFields.ts';

const windows = [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '24:00' }];
const calendar: BusinessCalendar = { timeZone: 'Asia/Shanghai', week: [windows, windows, windows, windows, windows, [], []], exceptions: { '2026-10-01': [], '2026-10-10': [{ from: '09:00', to: '18:00' }] } };

test('a form shows holidays and make-up workdays, and saved untouched it changes nothing', () => {
  const fields = fieldsOf(calendar);
  expect(fields).toEqual({ always: false, from: '09:00', to: '12:00', days: [0, 1, 2, 3, 4], exceptions: '2026-10-01\n2026-10-10 09:00-18:00' });
  expect(calendarOf(fields, calendar)).toEqual(calendar);
});

test('other hours replace the week, other lines the special days', () => {
  const changed = calendarOf({ ...fieldsOf(calendar), to: '23:59', days: [6, 0], exceptions: ' 2026-12-25 \n\n2026-12-27 10:00-12:00  13:00-15:00' }, calendar);
  const day = [{ from: '09:00', to: '24:00' }];
  expect(changed).toEqual({ timeZone: 'Asia/Shanghai', week: [day, [], [], [], [], [], day], exceptions: { '2026-12-25': [], '2026-12-27': [{ from: '10:00', to: '12:00' }, { from: '13:00', to: '15:00' }] } });
  expect([calendarOf({ ...fieldsOf(calendar), always: true }, calendar), calendarOf(fieldsOf(null), null)]).toEqual([null, null]);
});

test.each([['', true], ['2026-10-01', true], ['2026-10-01 09:00-18:00', true], ['10月1日', false], ['2026-10-01 9-18', false], ['2026-10-01 休', false]])('special days "%s": %s', (text, fine) => {
  expect(areExceptions(text)).toBe(fine);
});
