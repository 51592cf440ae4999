import { readJson, writeJson, type StorageLike } from '../storage.ts';

/** Remembers up to which seq the customer has read, so that unread counts survive a refresh. */
export function createReadMark(storage: StorageLike, key: string) {
  return {
    of: (conversationId: string): number => {
      const kept = readJson(storage, key);
      if (typeof kept !== 'object' || kept === null || !('conversationId' in kept) || kept.conversationId !== conversationId || !('seq' in kept)) return 0;
      return typeof kept.seq === 'number' ? kept.seq : 0;
    },
    keep: (conversationId: string, seq: number): void => writeJson(storage, key, { conversationId, seq }),
  };
}
