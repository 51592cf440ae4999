import dayjs from 'dayjs';

/** An instant to the second, in the reader's own time zone. */
export function Instant({ at }: { at: string | null }) {
  return at === null ? '—' : <time className="lobby-time" dateTime={at}>{dayjs(at).format('YYYY-MM-DD HH:mm:ss')}</time>;
}
