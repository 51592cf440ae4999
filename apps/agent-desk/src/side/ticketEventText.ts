import type { TicketEvent } from '@lobby/contracts';
import { topicName, wordOr } from '../i18n/topicName.ts';
import type { T } from '../i18n/useT.ts';

/** What ids in a history stand for. */
export type EventNames = { staff: Readonly<Record<string, string>>; queue: (id: string) => string; field: (id: string) => string };
type Data = TicketEvent['data'];

/** One line of a ticket's history: what happened, and of a changed field what it was and what it is. */
export function ticketEventText(t: T, { type, data }: TicketEvent, names: EventNames): string {
  const name = wordOr(t, `event.${type}`, type);
  if (type === 'fields.changed') return t('event.of', { name, what: fieldChanges(data, names.field) });
  const about = aboutText(t, type, data);
  if (about) return t('event.of', { name, what: about });
  const { from, to } = data;
  if (to === undefined) return name;
  const shown = (value: unknown): string => valueText(t, type, value, names);
  return from === undefined || from === null ? `${name} → ${shown(to)}` : t('event.of', { name, what: `${shown(from)} → ${shown(to)}` });
}

/** What an event is about when it is no change from one value to another. */
function aboutText(t: T, type: string, { text, clock, name, number }: Data): string | null {
  if (typeof text === 'string') return text;
  if (type.startsWith('sla.') && typeof clock === 'string') return wordOr(t, `clock.${clock}`, clock);
  if (type === 'attachment.added' && typeof name === 'string') return name;
  return typeof number === 'string' ? number : null;
}

function fieldChanges({ from, to }: Data, labelOf: EventNames['field']): string {
  const [before, after] = [valuesOf(from), valuesOf(to)];
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((id) => before[id] !== after[id]);
  return changed.map((id) => `${labelOf(id)} ${before[id] ?? '—'} → ${after[id] ?? '—'}`).join('；');
}

const valuesOf = (value: unknown): Record<string, string> => (typeof value === 'object' && value !== null ? (value as Record<string, string>) : {});

function valueText(t: T, type: string, value: unknown, names: EventNames): string {
  if (Array.isArray(value)) return value.join(', ') || '—';
  const text = value === null || value === undefined || value === '' ? '—' : String(value);
  if (type.startsWith('status')) return wordOr(t, `ticketStatus.${text}`, text);
  if (type.startsWith('priority')) return wordOr(t, `priority.${text}`, text);
  if (type.startsWith('topic')) return text === '—' ? text : topicName(t, text);
  if (type.startsWith('queue') || type === 'transferred') return names.queue(text);
  return names.staff[text] ?? text;
}
