import { readJson, writeJson, type StorageLike } from '../storage.ts';
import { inOrder, type Outbox, type Outgoing } from './outbox.ts';

const KEY = 'lobby.outbox';

/** The outbox in localStorage (or memory), for browsers without IndexedDB. Few messages wait at a time, so one key holds them all. */
export function storageOutbox(storage: StorageLike): Outbox {
  const all = (): Outgoing[] => {
    const value = readJson(storage, KEY);
    return Array.isArray(value) ? value.filter(isOutgoing) : [];
  };
  const without = (clientId: string) => all().filter((m) => m.clientId !== clientId);
  return {
    list: async (scope) => inOrder(all().filter((m) => m.scope === scope)),
    put: async (message) => writeJson(storage, KEY, [...without(message.clientId), message]),
    remove: async (clientId) => writeJson(storage, KEY, without(clientId)),
  };
}

function isOutgoing(value: unknown): value is Outgoing {
  return typeof value === 'object' && value !== null && 'clientId' in value && 'text' in value && 'scope' in value && 'order' in value;
}
