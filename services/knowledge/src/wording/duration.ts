import type { Language } from '@lobby/contracts';

const PARTS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/;
const ZH = ['年', '个月', '周', '天'];
const EN = ['year', 'month', 'week', 'day'];

/** An ISO 8601 duration as a customer says it: P3Y → "3 年" / "3 years", P6M → "6 个月". */
export function durationWords(duration: string, language: Language): string {
  const match = PARTS.exec(duration);
  if (!match) return duration;
  const words = match.slice(1).flatMap((n, i) => (n === undefined ? [] : [language === 'zh' ? `${n} ${ZH[i]}` : `${n} ${EN[i]}${n === '1' ? '' : 's'}`]));
  return words.join(language === 'zh' ? '' : ' ');
}
