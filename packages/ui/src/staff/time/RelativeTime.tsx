import dayjs from 'dayjs';
import { useStaffWords } from '../i18n/useWords.ts';
import { useNow } from './useNow.ts';

const MINUTE_MS = 60_000;

/** "3 分钟前", with the exact moment on hover and for screen readers. @param at ISO instant. */
export function RelativeTime({ at }: { at: string }) {
  const t = useStaffWords();
  const now = useNow(10_000);
  const moment = dayjs(at);
  const recent = Math.abs(now - moment.valueOf()) < MINUTE_MS;
  return <time dateTime={at} title={moment.format('YYYY-MM-DD HH:mm:ss')} className="lobby-time">{recent ? t('time.justNow') : moment.from(now + MINUTE_MS / 6)}</time>;
}

/** The clock time of today, the date before; the whole moment on hover. */
export function ClockTime({ at }: { at: string }) {
  const moment = dayjs(at);
  const today = moment.isSame(dayjs(), 'day');
  return <time dateTime={at} title={moment.format('YYYY-MM-DD HH:mm:ss')} className="lobby-time">{moment.format(today ? 'HH:mm' : 'MM-DD HH:mm')}</time>;
}
