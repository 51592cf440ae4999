import { openDB, type DBSchema } from 'idb';
import { inOrder, type Outbox, type Outgoing } from './outbox.ts';

interface Schema extends DBSchema {
  outgoing: { key: string; value: Outgoing; indexes: { scope: string } };
}

/** The durable outbox. Throws when the browser refuses (private windows of some engines, blocked storage). */
export async function indexedDbOutbox(name = 'lobby'): Promise<Outbox> {
  const db = await openDB<Schema>(name, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('outgoing', { keyPath: 'clientId' }).createIndex('scope', 'scope'),
    // A newer page wants to upgrade: let go, or it would wait for this tab for ever.
    blocking: () => db.close(),
  });
  return {
    list: async (scope) => inOrder(await db.getAllFromIndex('outgoing', 'scope', scope)),
    // Strict: the message is on the disk before the call returns, not only with the browser.
    put: async (message) => {
      const tx = db.transaction('outgoing', 'readwrite', { durability: 'strict' });
      await Promise.all([tx.store.put(message), tx.done]);
    },
    remove: (clientId) => db.delete('outgoing', clientId),
  };
}
