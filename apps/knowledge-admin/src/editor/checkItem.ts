import { Item, type FieldError, type Language } from '@lobby/contracts';
import { config, type z } from 'zod';
import { en, zhCN } from 'zod/locales';
import { pathOf, type Draft } from './path.ts';

/** Every field that does not fit its kind, by the very schema the server uses, so that mistakes show before saving; told in the reader's language. */
export function checkItem(draft: Draft, language: Language): FieldError[] {
  config(language === 'en' ? en() : zhCN());
  const parsed = Item.safeParse(draft);
  return parsed.success ? [] : parsed.error.issues.flatMap((issue) => errorsOf(issue, []));
}

/** Of a union's members the one that got furthest is the one that was meant. */
function errorsOf(issue: z.core.$ZodIssue, base: readonly PropertyKey[]): FieldError[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: pathOf([...path, key]), message: issue.message }));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path: pathOf(path), message: issue.message }];
  const furthest = issue.errors.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
  return furthest.flatMap((inner) => errorsOf(inner, path));
}

const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? -1 : 0)));
