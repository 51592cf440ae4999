import type { ContentIndex } from '../../releases/contentIndex.ts';

/** What is worked out once per release and key; it goes when the release does. */
export function cached<K, V>(store: WeakMap<ContentIndex, Map<K, V>>, index: ContentIndex, key: K, make: () => V): V {
  const own = store.get(index) ?? new Map<K, V>();
  store.set(index, own);
  const known = own.get(key);
  if (known !== undefined) return known;
  const made = make();
  own.set(key, made);
  return made;
}
