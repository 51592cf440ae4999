import { readJson, writeJson, type StorageLike } from '../storage.ts';
import { inOrder, type Outbox, type Outgoing, type OutgoingFile } from './outbox.ts';

const KEY = 'lobby.outbox';

/** The outbox in localStorage (or memory), for browsers without IndexedDB. Few messages wait at a time, so one key holds them all. */
export function storageOutbox(storage: StorageLike): Outbox {
  const all = (): Outgoing[] => {
    const value = readJson(storage, KEY);
    return Array.isArray(value) ? value.filter(isOutgoing) : [];
  };
  /** Text alone fits into this storage: bytes live as long as the page. */
  const files = new Map<string, OutgoingFile>();
  const without = (clientId: string) => all().filter((m) => m.clientId !== clientId);
  return {
    list: async (scope) => inOrder(all().filter((m) => m.scope === scope).map((m) => ({ ...m, ...(m.file ? { file: files.get(m.clientId) ?? m.file } : {}) }))),
    put: async (message) => {
      if (message.file?.blob instanceof Blob) files.set(message.clientId, message.file);
      writeJson(storage, KEY, [...without(message.clientId), message]);
    },
    remove: async (clientId) => {
      files.delete(clientId);
      writeJson(storage, KEY, without(clientId));
    },
  };
}

function isOutgoing(value: unknown): value is Outgoing {
  return typeof value === 'object' && value !== null && 'clientId' in value && 'text' in value && 'scope' in value && 'order' in value;
}
