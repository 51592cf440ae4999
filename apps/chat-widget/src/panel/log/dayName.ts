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

/** The clock time, 24 hours. */
export function clock(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
