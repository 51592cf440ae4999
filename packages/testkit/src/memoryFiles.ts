import type { FileStore } from '@lobby/service-kit/files';

/** Files in memory; the real stores have their own suite. */
export function memoryFiles(): FileStore {
  const held = new Map<string, Uint8Array>();
  return {
    put: async (hash, bytes) => { held.set(hash, bytes); }, get: async (hash) => held.get(hash) ?? null,
    list: async () => [...held.keys()], remove: async (hash) => { held.delete(hash); },
  };
}
