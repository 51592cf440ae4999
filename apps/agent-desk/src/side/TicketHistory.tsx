import type { TicketEvent } from '@lobby/contracts';
import { RelativeTime } from '@lobby/ui/staff';
import { wordOr } from '../i18n/topicName.ts';
import { useT, type T } from '../i18n/useT.ts';

type Props = { events: readonly TicketEvent[]; names: Readonly<Record<string, string>>; queueName: (id: string) => string };

/** Who changed what, latest first. */
export function TicketHistory({ events, names, queueName }: Props) {
  const t = useT();
  return (
    <ol className="ticket-history">
      {events.toReversed().map((event) => (
        <li key={event.seq}>
          <span>{eventText(t, event, names, queueName)}</span>
          <span className="lobby-soft lobby-small">{names[event.actor] ?? actorName(t, event.actor)} · <RelativeTime at={event.at} /></span>
        </li>
      ))}
    </ol>
  );
}

function actorName(t: T, actor: string): string {
  return actor === 'bot' || actor === 'system' || actor === 'customer' ? t(`who.${actor}`) : actor;
}

function eventText(t: T, event: TicketEvent, names: Props['names'], queueName: Props['queueName']): string {
  const name = wordOr(t, `event.${event.type}`, event.type);
  const { from, to, text } = event.data;
  if (typeof text === 'string') return `${name}: ${text}`;
  if (to === undefined) return name;
  const shown = (value: unknown): string => valueText(t, event.type, value, names, queueName);
  return from === undefined || from === null ? `${name} → ${shown(to)}` : `${name}: ${shown(from)} → ${shown(to)}`;
}

function valueText(t: T, type: string, value: unknown, names: Props['names'], queueName: Props['queueName']): string {
  if (Array.isArray(value)) return value.join(', ') || '—';
  const text = value === null || value === undefined ? '—' : String(value);
  if (type.startsWith('status')) return wordOr(t, `ticketStatus.${text}`, text);
  if (type.startsWith('priority')) return wordOr(t, `priority.${text}`, text);
  if (type.startsWith('queue') || type === 'transferred') return queueName(text);
  return names[text] ?? text;
}
