import { Item, type FieldError } from '@lobby/contracts';
import type { z } from 'zod';
import type { T } from '../i18n/useT.ts';
import { complaint } from './complaint.ts';
import { pathOf, type Draft } from './path.ts';

/** Every field that does not fit its kind, by the very schema the server uses, so that mistakes show before saving; told in the reader's language. */
export function checkItem(draft: Draft, t: T): FieldError[] {
  const parsed = Item.safeParse(draft);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => errorsOf(t, issue, []));
}

/** Of a union's members the one that got furthest is the one that was meant. */
function errorsOf(t: T, issue: z.core.$ZodIssue, base: readonly PropertyKey[]): FieldError[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: pathOf([...path, key]), message: complaint(t, issue) }));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: pathOf(path), message: complaint(t, issue) }];
  const furthest = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
  return furthest.flatMap((inner) => errorsOf(t, inner, path));
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? -1 : 0)));
