import { isoOf, parseIso } from './calendar.ts';

/**
 * Holidays that fall on the same day of every year. Those of the lunar calendar (春节, 中秋, 端午) and 清明 move, and what moves is not guessed: the
 * announced dates belong to the bank's calendar.
 */
const FIXED: Readonly<Record<string, readonly [month: number, day: number]>> = {
  元旦: [1, 1], 情人节: [2, 14], 五一: [5, 1], 劳动节: [5, 1], 六一: [6, 1], 儿童节: [6, 1], 国庆: [10, 1], 国庆节: [10, 1], 十一国庆: [10, 1],
  双十一: [11, 11], 双11: [11, 11], 双十二: [12, 12], 双12: [12, 12], 平安夜: [12, 24], 圣诞: [12, 25], 圣诞节: [12, 25],
};
const NAMES = Object.keys(FIXED).sort((a, b) => b.length - a.length).join('|');
/** 国庆路 is a street, 六一 in 六一三 a number, 十一国庆 one name. */
export const HOLIDAY = new RegExp(`(?<![一二三四五六七八九十\\d百千万])(今年|去年|明年)?的?(${NAMES})(?![一二三四五六七八九十\\d百千万路街村镇小中大支号个元块点分行])`, 'g');

/** From this month on, 元旦 is the coming one. */
const AUTUMN = 9;

/** The day of a fixed holiday in the reference's year, or the year named before it. */
export function holidayDate(year: string | undefined, name: string, reference: string): string | null {
  const day = FIXED[name];
  if (!day) return null;
  const { y, m } = parseIso(reference);
  const shift = year === '去年' ? -1 : year === '明年' ? 1 : year === undefined && day[0] === 1 && m >= AUTUMN ? 1 : 0;
  return isoOf({ y: y + shift, m: day[0], d: day[1] });
}
