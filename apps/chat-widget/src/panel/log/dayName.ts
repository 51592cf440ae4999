import type { Language } from '@lobby/contracts';
import type { Words } from '../words/zh.ts';

const DAY_MS = 86_400_000;

/** 今天, 昨天, or the date; the year only when it is another one. */
export function dayName(at: string, language: Language, w: Words, now = new Date()): string {
  const then = new Date(at);
  if (then.toDateString() === now.toDateString()) return w.today;
  if (then.toDateString() === new Date(now.getTime() - DAY_MS).toDateString()) return w.yesterday;
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', day: 'numeric', ...(then.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }) }).format(then);
}

const two = (n: number) => String(n).padStart(2, '0');

/** The clock time, 24 hours. By hand: the first use of Intl costs some 30 ms on a phone, in the very moment of the first send. */
export function clock(at: string): string {
  const then = new Date(at);
  return `${two(then.getHours())}:${two(then.getMinutes())}`;
}

/** The whole moment, as a title on hover. */
export function moment(at: string): string {
  const then = new Date(at);
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${clock(at)}:${two(then.getSeconds())}`;
}
