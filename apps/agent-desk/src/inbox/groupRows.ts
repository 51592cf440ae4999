import type { InboxRow } from '@lobby/contracts';

export const TABS = ['mine', 'queue', 'all'] as const;
export type Tab = (typeof TABS)[number];
export type Filter = { search: string; queue: string | null; priority: string | null };
export const NO_FILTER: Filter = { search: '', queue: null, priority: null };
export type ListLine = { kind: 'divider'; group: 'long' | 'short' | 'others' } | { kind: 'row'; row: InboxRow };

/** A customer who has waited this long stands above the line. */
export const LONG_WAIT_MS = 120_000;
const WEIGHT: Record<string, number> = { urgent: 0, high: 1, normal: 2, low: 3 };

/** In my hands, offered to me, or somebody asked me to help. */
export const isMine = (row: InboxRow, me: string): boolean =>
  (row.status === 'assigned' && (row.assignee === me || isHelping(row, me))) || (row.status === 'offered' && row.offeredTo === me);
const isHelping = (row: InboxRow, me: string): boolean => [...(row.consultants ?? []), ...(row.speakers ?? [])].includes(me);
export const isWaiting = (row: InboxRow): boolean => row.status === 'queued' || row.status === 'offered';

/** Rows of one tab, before any filter: their number stands on the tab. */
export function rowsOfTab(rows: readonly InboxRow[], tab: Tab, me: string): InboxRow[] {
  if (tab === 'mine') return rows.filter((row) => isMine(row, me));
  return tab === 'queue' ? rows.filter(isWaiting) : [...rows];
}

/**
 * The lines to draw: who has waited two minutes or more first (longest first), then who has just come, then those who wait for nobody (latest first).
 * Dividers stand only where more than one group is there. @param now epoch ms
 * @param topicWords how the list calls a topic, so that one can search for what one sees
 */
export function groupRows(rows: readonly InboxRow[], filter: Filter, now: number, topicWords: (topic: string | null) => string): ListLine[] {
  const groups: Record<'long' | 'short' | 'others', InboxRow[]> = { long: [], short: [], others: [] };
  for (const row of rows) if (fits(row, filter, topicWords(row.topic))) groups[groupOf(row, now)].push(row);
  groups.long.sort(byNeed);
  groups.short.sort(byNeed);
  groups.others.sort((a, b) => b.lastAt.localeCompare(a.lastAt));
  const filled = (['long', 'short', 'others'] as const).filter((group) => groups[group].length > 0);
  const divided = filled.length > 1 || filled[0] === 'long';
  return filled.flatMap((group) => [...(divided ? [{ kind: 'divider' as const, group }] : []), ...groups[group].map((row) => ({ kind: 'row' as const, row }))]);
}

function groupOf(row: InboxRow, now: number): 'long' | 'short' | 'others' {
  if (!row.waitingSince || !isWaiting(row)) return 'others';
  return now - Date.parse(row.waitingSince) >= LONG_WAIT_MS ? 'long' : 'short';
}

/** The most urgent first, of equals the one who has waited longest. */
export function byNeed(a: InboxRow, b: InboxRow): number {
  return (WEIGHT[a.priority] ?? 2) - (WEIGHT[b.priority] ?? 2) || (a.waitingSince ?? '').localeCompare(b.waitingSince ?? '');
}

function fits(row: InboxRow, { search, queue, priority }: Filter, topic: string): boolean {
  if (queue && row.queue !== queue) return false;
  if (priority && row.priority !== priority) return false;
  const wanted = search.trim().toLowerCase();
  return wanted === '' || [row.customerName, row.topic, topic, row.preview, row.ticketNumber].some((text) => text?.toLowerCase().includes(wanted));
}
