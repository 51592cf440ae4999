import type { BusinessCalendar } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { calendarOf, fieldsOf } from './calendarFields.ts';

const day = [{ from: '08:00', to: '12:00' }, { from: '13:00', to: '24:00' }];
const rich: BusinessCalendar = { timeZone: 'Asia/Shanghai', week: [day, day, day, day, day, [], []], exceptions: { '2026-10-01': [], '2026-10-10': [{ from: '09:00', to: '12:00' }] } };

test('a form that was only looked at changes nothing, windows and make-up workdays included', () => {
  expect(calendarOf(fieldsOf(rich), rich)).toEqual(rich);
  expect(calendarOf(fieldsOf(null), null)).toBeNull();
});

test('other days, hours and holidays are taken; the last minute means midnight', () => {
  const changed = calendarOf({ always: false, from: '09:00', to: '23:59', days: [5], holidays: '2026-10-01\n2026-10-02' }, rich);
  expect(changed).toEqual({ timeZone: 'Asia/Shanghai', week: [[], [], [], [], [], [{ from: '09:00', to: '24:00' }], []], exceptions: { '2026-10-10': [{ from: '09:00', to: '12:00' }], '2026-10-01': [], '2026-10-02': [] } });
});
