import type { StorageLike } from '../storage.ts';
import { indexedDbOutbox } from './indexedDbOutbox.ts';
import type { Outbox } from './outbox.ts';
import { storageOutbox } from './storageOutbox.ts';

/** The best outbox this browser gives: IndexedDB, else localStorage, else memory. Opened on first use; never rejects for want of storage. */
export function openOutbox(storage: StorageLike): Outbox {
  let opened: Promise<Outbox> | undefined;
  const fallback = storageOutbox(storage);
  const best = () => (opened ??= indexedDbOutbox().catch(() => fallback));
  const use = async <T>(work: (outbox: Outbox) => Promise<T>): Promise<T> => {
    try {
      return await work(await best());
    } catch {
      // The database was closed under us or its disk is full: go on with the simpler one.
      opened = Promise.resolve(fallback);
      return work(fallback);
    }
  };
  return {
    list: (scope) => use((o) => o.list(scope)),
    put: (message) => use((o) => o.put(message)),
    remove: (clientId) => use((o) => o.remove(clientId)),
  };
}
