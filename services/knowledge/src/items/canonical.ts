import { hashToken } from '@lobby/service-kit';

/** JSON with sorted keys, so that the same content has the same text whatever order an editor or a YAML file wrote it in. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) =>
    v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).toSorted(([a], [b]) => (a < b ? -1 : 1))) : v);
}

/** SHA-256 of the canonical JSON, in hex. */
export const contentHash = (value: unknown): string => hashToken(canonicalJson(value));
