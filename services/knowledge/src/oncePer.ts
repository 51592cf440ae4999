/**
 * Works something out once for an object that never changes, such as an item's version, and remembers it for as long as the object is in memory. The releases of a process
 * share the items they have in common, so of a release that differs in one item only that one is worked on. `work` must read nothing but its argument.
 */
export function oncePer<K extends object, V>(work: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { value: V }>();
  return (of) => {
    const remembered = known.get(of);
    if (remembered) return remembered.value;
    const value = work(of);
    known.set(of, { value });
    return value;
  };
}
