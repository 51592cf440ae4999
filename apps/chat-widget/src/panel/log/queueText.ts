import type { QueueView } from '@lobby/client';
import type { EntryView, Language } from '@lobby/contracts';
import type { Words } from '../words/zh.ts';

/**
 * How the wait stands: "正在为您转接人工，您排在第 2 位，约 3 分钟", or that nobody is there. The bank's own words name a date and go first, as long as what they say is still so.
 * @param told the fact by which the customer was queued
 */
export function queueText(queue: QueueView | null, told: Pick<EntryView, 'text' | 'data'>, w: Words, language: Language): string {
  if (queue && !(queue.open && queue.staffed)) {
    const still = (told.data?.['open'] !== false) === queue.open && (!queue.open || told.data?.['staffed'] === false);
    return (still && told.text) || (queue.open ? w.queueNobody : w.queueClosed);
  }
  const place = queue?.position ? w.queueAt(queue.position) : w.queue;
  const seconds = queue?.expectedWaitSeconds ?? null;
  return seconds === null ? place : `${place}${language === 'zh' ? '，' : ', '}${w.wait(Math.ceil(seconds / 60))}`;
}
