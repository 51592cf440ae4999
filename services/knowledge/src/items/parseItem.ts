import { Item, LobbyError, type FieldError } from '@lobby/contracts';
import type { z } from 'zod';

/**
 * Checks an item as an editor or a file wrote it.
 * @returns the item with its defaults filled in, or every wrong field with its path, such as `body.bands[1].percent`.
 */
export function readItem(input: unknown): { ok: true; item: Item } | { ok: false; errors: FieldError[] } {
  const parsed = Item.safeParse(input);
  return parsed.success ? { ok: true, item: parsed.data } : { ok: false, errors: parsed.error.issues.flatMap((issue) => fieldErrors(issue, [])) };
}

/** @throws LobbyError `invalid_item` that names every wrong field. */
export function parseItem(input: unknown): Item {
  const read = readItem(input);
  if (read.ok) return read.item;
  throw new LobbyError('invalid_item', `${read.errors.length} field(s) do not fit`, { errors: read.errors });
}

/**
 * A union (condition, flow step, effect) fails with the complaints of all its members. The member that got furthest is the one the writer
 * meant, so only its complaints are told.
 */
function fieldErrors(issue: z.core.$ZodIssue, base: readonly PropertyKey[]): FieldError[] {
  const path = [...base, ...issue.path];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    const extra = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: fieldPath([...path, key]), message: 'this field does not exist here' })) : null;
    return extra ?? [{ path: fieldPath(path), message: issue.message }];
  }
  const furthest = issue.errors.toSorted((a, b) => meant(b) - meant(a))[0] ?? [];
  return furthest.flatMap((inner) => fieldErrors(inner, path));
}

/** How much a union member looks like what was meant: few complaints, and deep ones. */
const meant = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((i) => i.path.length)) * 10 - issues.length - issues.filter((i) => i.code === 'unrecognized_keys').length * 5;

export const fieldPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)), '');
