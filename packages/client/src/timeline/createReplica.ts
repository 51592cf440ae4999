import type { Ack, EntryView, TimelinePage } from '@lobby/contracts';
import { createStore, type Store } from '../store.ts';
import { EMPTY_LEDGER, hasGap, nextAfter, withEntry, withPage, type Ledger } from './ledger.ts';

export type Replica = Store<Ledger> & {
  /** A live entry. A hole before it is asked for after a moment. */
  take: (entry: EntryView) => void;
  /** Something with this seq exists (an ack said so); ask for it if it does not come by itself. */
  expect: (seq: number) => void;
  /** Asks for everything after the cursor, page by page. Overlapping calls share one run. */
  sync: () => Promise<void>;
  clear: () => void;
  close: () => void;
};

/** Entries of one commit come as several pushes; a hole often closes by itself. */
const GAP_PATIENCE_MS = 250;
const PAGES_MAX = 1_000;

/** A copy of one timeline that fills its own gaps. `fetchPage` gives entries with seq > after. */
export function createReplica(fetchPage: (after: number) => Promise<Ack<TimelinePage>>): Replica {
  const store = createStore<Ledger>(EMPTY_LEDGER);
  let syncing: Promise<void> | null = null;
  let askedAgain = false;
  let expected = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with `clear`, so that a late page of another conversation is dropped. */
  let era = 0;

  const missing = () => hasGap(store.getSnapshot()) || expected > store.getSnapshot().cursor;
  const look = () => {
    clearTimeout(timer);
    if (missing()) timer = setTimeout(() => void sync(), GAP_PATIENCE_MS);
  };
  const fetchAll = async () => {
    const mine = era;
    for (let pages = 0; pages < PAGES_MAX; pages += 1) {
      const { cursor } = store.getSnapshot();
      const page = await fetchPage(cursor);
      if (!page.ok || mine !== era) return;
      store.set(withPage(store.getSnapshot(), page.value));
      if (!page.value.more || nextAfter(page.value) <= cursor) break;
    }
    // What the server did not give is not there for us (a staff fact): stop asking.
    expected = 0;
  };
  const sync = (): Promise<void> => {
    clearTimeout(timer);
    // A page under way may have been read before what the caller knows of: look once more after it.
    if (syncing) askedAgain = true;
    syncing ??= run();
    return syncing;
  };
  const run = async () => {
    do {
      askedAgain = false;
      await fetchAll();
    } while (askedAgain);
    syncing = null;
  };

  return {
    ...store,
    take: (entry) => {
      store.set(withEntry(store.getSnapshot(), entry));
      look();
    },
    expect: (seq) => {
      expected = Math.max(expected, seq);
      look();
    },
    sync,
    clear: () => {
      era += 1;
      expected = 0;
      clearTimeout(timer);
      store.set(EMPTY_LEDGER);
    },
    close: () => clearTimeout(timer),
  };
}
