import type { StorageLike } from '../storage.ts';
import { indexedDbOutbox } from './indexedDbOutbox.ts';
import { inOrder, type Outbox } from './outbox.ts';
import { storageOutbox } from './storageOutbox.ts';

/** Some engines lose the connection to the database while a page sleeps; opened anew it works. */
const TRIES = 2;

/**
 * The best outbox this browser gives: IndexedDB, and localStorage (or memory) for what that does not take. Opened on first use; never rejects for want of storage, and what lies in either of
 * them is listed.
 */
export function openOutbox(storage: StorageLike): Outbox {
  let opened: Promise<Outbox | null> | undefined;
  const simple = storageOutbox(storage);
  const tryDatabase = async <T>(work: (outbox: Outbox) => Promise<T>): Promise<{ value: T } | null> => {
    for (let n = 0; n < TRIES; n += 1) {
      const database = await (opened ??= indexedDbOutbox().catch(() => null));
      if (!database) return null;
      try {
        return { value: await work(database) };
      } catch {
        opened = undefined;
      }
    }
    return null;
  };
  return {
    list: async (scope) => {
      const kept = (await tryDatabase((o) => o.list(scope)))?.value ?? [];
      const beside = await simple.list(scope);
      const newer = new Set(beside.map((m) => m.clientId));
      return beside.length === 0 ? kept : inOrder([...kept.filter((m) => !newer.has(m.clientId)), ...beside]);
    },
    put: async (message) => {
      if (!(await tryDatabase((o) => o.put(message)))) await simple.put(message);
    },
    remove: async (clientId) => {
      await tryDatabase((o) => o.remove(clientId));
      await simple.remove(clientId);
    },
  };
}
