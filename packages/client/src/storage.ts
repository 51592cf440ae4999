/** The part of the Web Storage API we use. */
export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The given storage, else localStorage, else memory: a frame with blocked storage still works until it is closed. Writing to it never fails. */
export function openStorage(wanted?: StorageLike | null): StorageLike {
  if (wanted) return untilClosed(wanted);
  try {
    const probe = 'lobby.probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return untilClosed(localStorage);
  } catch {
    return memoryStorage();
  }
}

/**
 * Keeps in memory what the storage has no room for, until the page is closed: a phone that is full must not open a conversation for every message. What the
 * storage held before stays there, and counts again once somebody else has written over it.
 */
function untilClosed(storage: StorageLike): StorageLike {
  const unwritten = new Map<string, { value: string; over: string | null }>();
  return {
    getItem: (key) => {
      const stored = storage.getItem(key);
      const kept = unwritten.get(key);
      return kept && kept.over === stored ? kept.value : stored;
    },
    setItem: (key, value) => {
      unwritten.delete(key);
      try {
        storage.setItem(key, value);
      } catch {
        unwritten.set(key, { value, over: storage.getItem(key) });
      }
    },
    removeItem: (key) => {
      unwritten.delete(key);
      storage.removeItem(key);
    },
  };
}

/** Storage that ends with the page. */
export function memoryStorage(): StorageLike {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** Reads JSON; damaged or foreign text counts as absent. */
export function readJson(storage: StorageLike, key: string): unknown {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}

/** Writes JSON over what stands there. */
export const writeJson = (storage: StorageLike, key: string, value: unknown): void => storage.setItem(key, JSON.stringify(value));
