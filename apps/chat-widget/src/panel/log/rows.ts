import type { ConversationSnapshot, Item } from '@lobby/client';
import type { EntryView } from '@lobby/contracts';

/** One row of the log as it is drawn. */
export type Row =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'own'; key: string; item: Item }
  /** `first`: the speaker's name stands above. `current`: nobody has answered yet, so its buttons can still be pressed. `helpful`: what the customer last said of it. */
  | { kind: 'bot' | 'agent'; key: string; entry: EntryView; first: boolean; current: boolean; helpful: boolean | null }
  | { kind: 'system'; key: string; text: string }
  /** What the bank promised and by when: the customer looks for it again. */
  | { kind: 'promise'; key: string; text: string }
  /** The wait for a person, drawn once, below whatever the customer adds meanwhile, and updated in place. */
  | { kind: 'queue'; key: string; entry: EntryView }
  | { kind: 'rated'; key: string; score: number };

const WAITING = new Set(['queued', 'requeued', 'transferred']);

/** Turns the timeline into rows: days apart, the wait in one place, what a customer need not see left out. Pure. */
export function rowsOf({ items, status }: Pick<ConversationSnapshot, 'items' | 'status'>): Row[] {
  const rows: Row[] = [];
  const thumbs = thumbsOf(items);
  const lastWait = status === 'queued' ? items.findLast((i) => WAITING.has(i.entry.type)) : undefined;
  let day = '';
  for (const [at, item] of items.entries()) {
    const row = rowOf(item, items, at, item === lastWait, thumbs);
    if (!row) continue;
    const today = new Date(item.entry.at).toDateString();
    if (today !== day) rows.push({ kind: 'day', key: `day ${today} ${item.key}`, at: item.entry.at });
    day = today;
    rows.push(row);
  }
  return [...rows.filter((r) => r.kind !== 'queue'), ...rows.filter((r) => r.kind === 'queue')];
}

function rowOf(item: Item, items: readonly Item[], at: number, waiting: boolean, thumbs: ReadonlyMap<number, boolean>): Row | null {
  const { key, entry } = item;
  switch (entry.type) {
    case 'customer.said': return { kind: 'own', key, item };
    case 'bot.replied':
    case 'agent.said': {
      const kind = entry.type === 'bot.replied' ? 'bot' : 'agent';
      return { kind, key, entry, helpful: thumbs.get(entry.seq) ?? null, first: before(items, at)?.entry.type !== entry.type, current: !items.slice(at + 1).some((i) => i.entry.type === 'customer.said' || i.entry.type === 'bot.replied') };
    }
    case 'rated': return { kind: 'rated', key, score: Number(entry.data?.['score'] ?? 0) };
    case 'opened':
    case 'feedback.given':
    case 'redacted': return null;
    default:
      if (waiting) return { kind: 'queue', key, entry };
      return entry.text ? { kind: entry.type === 'callback.promised' ? 'promise' : 'system', key, text: entry.text } : null;
  }
}

/** The latest thumb about each reply, by the reply's seq: another tab's as well. */
function thumbsOf(items: readonly Item[]): ReadonlyMap<number, boolean> {
  return new Map(items.flatMap(({ entry: { type, data } }) => (type === 'feedback.given' ? [[Number(data?.['seq']), data?.['helpful'] === true] as const] : [])));
}

/** The item above, as a reader sees it: a thumb takes no line. */
function before(items: readonly Item[], at: number): Item | undefined {
  return items.slice(0, at).findLast(({ entry }) => entry.type !== 'feedback.given');
}
