import type { EntryView, TimelinePage } from '@lobby/contracts';

/**
 * What one side knows of a timeline. Everything up to and including `cursor` has been received; entries beyond it are shown already, but something
 * before them may be missing. A customer's view has holes where staff facts stand, so only the server can say that nothing is missing: by `lastSeq` of a page
 * or by `prev` of a live entry.
 */
export type Ledger = { entries: readonly EntryView[]; cursor: number };

export const EMPTY_LEDGER: Ledger = { entries: [], cursor: 0 };

/** Puts one live entry in its place. Seen before: the very same ledger comes back. */
export const withEntry = (ledger: Ledger, entry: EntryView): Ledger => withEntries(ledger, [entry], ledger.cursor);

/** Takes in a page that was asked for with `after` ≤ cursor. */
export const withPage = (ledger: Ledger, page: TimelinePage): Ledger => withEntries(ledger, page.entries, Math.max(ledger.cursor, nextAfter(page)));

function withEntries(ledger: Ledger, fresh: readonly EntryView[], from: number): Ledger {
  const entries = [...ledger.entries];
  for (const entry of fresh) insert(entries, entry);
  const cursor = contiguous(entries, from);
  const grown = entries.length > ledger.entries.length;
  return grown || cursor !== ledger.cursor ? { entries: grown ? entries : ledger.entries, cursor } : ledger;
}

/** From where the page after this one is asked for: while more follow, only what the page holds is certain. */
export function nextAfter(page: TimelinePage): number {
  const last = page.entries.at(-1)?.seq;
  return page.more && last !== undefined ? last : page.lastSeq;
}

export const hasGap = (ledger: Ledger): boolean => (ledger.entries.at(-1)?.seq ?? 0) > ledger.cursor;

/** Order is `seq`, never time; the first arrival of a seq stays, since facts are never edited. */
function insert(entries: EntryView[], entry: EntryView): void {
  let at = entries.length;
  while (at > 0 && (entries[at - 1]?.seq ?? 0) > entry.seq) at -= 1;
  if (entries[at - 1]?.seq !== entry.seq) entries.splice(at, 0, entry);
}

/** Moves a cursor over the entries that follow it without a hole: densely, or because the entry itself says which one it follows in this view. */
function contiguous(entries: readonly EntryView[], from: number): number {
  let cursor = from;
  for (const { seq, prev } of entries) if (seq === cursor + 1 || (seq > cursor && prev !== undefined && prev <= cursor)) cursor = seq;
  return cursor;
}
