import type { DiffRow } from '@lobby/contracts';
import { pathOf } from '../editor/path.ts';

/** Leaves that differ between two items, named as the server names them; for what is not stored yet. */
export function diffDrafts(before: unknown, after: unknown, keys: readonly PropertyKey[] = []): DiffRow[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return names.flatMap((name) => diffDrafts(before[name], after[name], [...keys, Array.isArray(after) ? Number(name) : name]));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  return [{ path: pathOf(keys), change, before, after }];
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
