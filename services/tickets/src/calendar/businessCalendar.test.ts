import { describe, expect, it } from 'vitest';
import { addOpenMinutes, everyDay, isOpen, nextOpening, openMinutesBetween, type BusinessCalendar } from './businessCalendar.ts';

const office = everyDay('08:00', '22:00');
const at = (local: string): Date => new Date(`${local}:00+08:00`);

describe('opening hours', () => {
  it('open at the first minute and close at the last', () => {
    expect(['2026-11-23T07:59', '2026-11-23T08:00', '2026-11-23T21:59', '2026-11-23T22:00'].map((t) => isOpen(office, at(t)))).toEqual([false, true, true, false]);
    expect(isOpen(null, at('2026-11-23T03:00'))).toBe(true);
  });

  it('know holidays and make-up workdays', () => {
    const calendar: BusinessCalendar = { timeZone: 'Asia/Shanghai', week: [office.week[0], office.week[0], office.week[0], office.week[0], office.week[0], [], []], exceptions: { '2026-10-01': [], '2026-10-10': [{ from: '09:00', to: '12:00' }] } };
    expect(isOpen(calendar, at('2026-10-01T10:00'))).toBe(false);
    expect(isOpen(calendar, at('2026-10-10T10:00'))).toBe(true);
    expect(nextOpening(calendar, at('2026-10-03T10:00'))).toEqual(at('2026-10-05T08:00'));
  });

  it('carry minutes over the night', () => {
    expect(addOpenMinutes(office, at('2026-11-23T21:50'), 15)).toEqual(at('2026-11-24T08:05'));
    expect(addOpenMinutes(office, at('2026-11-23T23:00'), 24 * 60)).toEqual(at('2026-11-25T18:00'));
    expect(openMinutesBetween(office, at('2026-11-23T21:50'), at('2026-11-24T08:05'))).toBe(15);
    expect(openMinutesBetween(office, at('2026-11-24T08:05'), at('2026-11-23T21:50'))).toBe(0);
  });

  it('count the day of a clock change by the real time that passes', () => {
    const berlin = everyDay('00:00', '24:00', 'Europe/Berlin');
    expect(openMinutesBetween(berlin, new Date('2026-03-28T23:00:00Z'), new Date('2026-03-29T22:00:00Z'))).toBe(23 * 60);
  });

  it('end the search of a calendar that never opens', () => {
    const never: BusinessCalendar = { timeZone: 'Asia/Shanghai', week: [[], [], [], [], [], [], []], exceptions: {} };
    expect(addOpenMinutes(never, at('2026-11-23T10:00'), 1)).toBeNull();
  });
});
