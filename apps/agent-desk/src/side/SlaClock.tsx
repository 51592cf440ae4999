import { formatDuration, useNow } from '@lobby/ui/staff';
import dayjs from 'dayjs';
import { useT } from '../i18n/useT.ts';

/** Below this much time the clock warns. */
const SOON_S = 300;
type Props = { name: string; due: string | null; met: string | null; breached: boolean };

/** One clock of the ticket: time left, time over, or done. */
export function SlaClock({ name, due, met, breached }: Props) {
  const t = useT();
  const now = useNow();
  const left = due ? (Date.parse(due) - now) / 1000 : null;
  const late = breached || (!met && left !== null && left < 0);
  const tone = late ? 'is-late' : met ? 'is-met' : left !== null && left < SOON_S ? 'is-soon' : '';
  return (
    <div className={`clock ${tone}`} title={due ? dayjs(due).format('YYYY-MM-DD HH:mm:ss') : undefined}>
      <span>{name}</span>
      <strong>{met ? t('ticket.met') : left === null ? t('ticket.noDue') : t(left < 0 ? 'ticket.late' : 'ticket.left', { time: formatDuration(Math.abs(left)) })}</strong>
    </div>
  );
}
