import { useSyncExternalStore } from 'react';
import type { Store } from '../store.ts';

/** The store's present value; the component is drawn again whenever it changes. Works with React and with Preact's compat layer. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
}
