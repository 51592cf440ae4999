import type { TicketDetail } from '@lobby/contracts';
import { currentLanguage, RelativeTime } from '@lobby/ui/staff';
import { useT, type T } from '../i18n/useT.ts';
import { ticketEventText } from './ticketEventText.ts';

/** Who changed what, latest first. */
export function TicketHistory({ detail: { events, names, template }, queueName }: { detail: TicketDetail; queueName: (id: string) => string }) {
  const t = useT();
  const field = (id: string): string => template?.fields.find((f) => f.id === id)?.label[currentLanguage()] ?? id;
  return (
    <ol className="ticket-history">
      {events.toReversed().map((event) => (
        <li key={event.seq}>
          <span>{ticketEventText(t, event, { staff: names, queue: queueName, field })}</span>
          <span className="lobby-soft lobby-small">{names[event.actor] ?? actorName(t, event.actor)} · <RelativeTime at={event.at} /></span>
        </li>
      ))}
    </ol>
  );
}

function actorName(t: T, actor: string): string {
  return actor === 'bot' || actor === 'system' || actor === 'customer' ? t(`who.${actor}`) : actor;
}
