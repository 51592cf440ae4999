import type { QueueView } from '@lobby/client';
import type { Language } from '@lobby/contracts';
import type { Words } from '../words/zh.ts';

/** "正在为您转接人工，您排在第 2 位，约 3 分钟". */
export function queueText(queue: QueueView | null, w: Words, language: Language): string {
  const place = queue?.position ? w.queueAt(queue.position) : w.queue;
  const seconds = queue?.expectedWaitSeconds ?? null;
  return seconds === null ? place : `${place}${language === 'zh' ? '，' : ', '}${w.wait(Math.ceil(seconds / 60))}`;
}
