import type { T } from '../i18n/useT.ts';

/** From this many days in a row on they are said as a span. */
const SPAN_LEAST = 3;

/** Days of the week as people say them: "每天", "周一至周五", "Mon–Fri, Sun". @param days 0 is Monday, ascending */
export function daysWords(t: T, days: readonly (0 | 1 | 2 | 3 | 4 | 5 | 6)[]): string {
  if (days.length === 7) return t('days.every');
  const runs: (typeof days[number])[][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last.at(-1) === day - 1) last.push(day); else runs.push([day]);
  }
  return runs.flatMap((run) => {
    const [first = 0, last = 0] = [run[0], run.at(-1)];
    if (run.length >= SPAN_LEAST) return [t('days.span', { from: t(`day.${first}`), to: t(`day.${last}`) })];
    return run.map((day) => t('days.one', { day: t(`day.${day}`) }));
  }).join(t('days.and'));
}
