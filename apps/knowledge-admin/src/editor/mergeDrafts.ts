import { pathOf, setAt, type Draft } from './path.ts';

/** One field in which two drafts of the same base differ. `by`: who changed it since the base; both is a true conflict. */
export type MergeRow = { path: string; mine: unknown; theirs: unknown; by: 'mine' | 'theirs' | 'both' };
export type Choice = 'mine' | 'theirs';

/** Where two drafts differ, field by field; lists count as one field, because a line's number means nothing once lines moved. */
export function mergeRows(base: unknown, mine: unknown, theirs: unknown, keys: readonly PropertyKey[] = []): MergeRow[] {
  if (isRecord(mine) && isRecord(theirs)) {
    const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
    return names.flatMap((name) => mergeRows(isRecord(base) ? base[name] : undefined, mine[name], theirs[name], [...keys, name]));
  }
  if (same(mine, theirs)) return [];
  return [{ path: pathOf(keys), mine, theirs, by: same(base, theirs) ? 'mine' : same(base, mine) ? 'theirs' : 'both' }];
}

/** What is taken unless somebody decides otherwise: each one's own change, and mine where both changed the same. */
export const proposed = (row: MergeRow): Choice => (row.by === 'theirs' ? 'theirs' : 'mine');

/** Their draft with the fields that are mine put in. */
export const merged = (theirs: Draft, rows: readonly MergeRow[], choiceOf: (row: MergeRow) => Choice): Draft =>
  rows.filter((row) => choiceOf(row) === 'mine').reduce((draft, row) => setAt(draft, row.path, row.mine), theirs);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
