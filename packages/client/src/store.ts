/** A tiny observable value, in the shape React's `useSyncExternalStore` wants. Snapshots are never changed in place. */
export type Store<T> = {
  /** Calls `listener` after each change; gives back the way to stop. */
  subscribe: (listener: () => void) => () => void;
  getSnapshot: () => T;
};
export type WritableStore<T> = Store<T> & { set: (next: T) => void };

/** Makes a store. `set` with the very same value tells nobody. */
export function createStore<T>(initial: T): WritableStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      // A copy: a listener may leave, or bring others, while it is told.
      for (const listener of Array.from(listeners)) listener();
    },
  };
}
