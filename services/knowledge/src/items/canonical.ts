import { hashToken } from '@lobby/service-kit';

/** The same value with the keys of every object sorted. */
export function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, v]) => [key, canonical(v)]));
}

/** JSON with sorted keys, so that the same content has the same text whatever order an editor or a YAML file wrote it in. */
export const canonicalJson = (value: unknown): string => JSON.stringify(canonical(value));

/** SHA-256 of the canonical JSON, in hex. */
export const contentHash = (value: unknown): string => hashToken(canonicalJson(value));
