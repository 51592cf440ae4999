export type Draft = Record<string, unknown>;
type Key = string | number;

/** `body.bands[1].percent` → ['body','bands',1,'percent']; the same paths that the server names in its field errors. */
export function keysOf(path: string): Key[] {
  return [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => (index === undefined ? (name ?? '') : Number(index)));
}

export function pathOf(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), '');
}

export function getAt(draft: unknown, path: string): unknown {
  return keysOf(path).reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<Key, unknown>)[key] : undefined), draft);
}

/** A copy with this one place changed; `undefined` takes the field away. Objects on the way are made when they are missing. */
export function setAt(draft: Draft, path: string, value: unknown): Draft {
  return put(draft, keysOf(path), value) as Draft;
}

function put(holder: unknown, [key, ...rest]: readonly Key[], value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof key === 'number') {
    const list = Array.isArray(holder) ? [...(holder as unknown[])] : [];
    list[key] = put(list[key], rest, value);
    return list;
  }
  const { [key]: before, ...others } = (typeof holder === 'object' && holder !== null && !Array.isArray(holder) ? holder : {}) as Draft;
  const after = put(before, rest, value);
  if (after === undefined) return others;
  // Keeps the order of fields, so that the source view does not shuffle.
  return before === undefined ? { ...others, [key]: after } : { ...(holder as Draft), [key]: after };
}
