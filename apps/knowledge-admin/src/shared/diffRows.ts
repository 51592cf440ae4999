import type { DiffRow } from '@lobby/contracts';

/** What an item is known by already, wherever its difference is shown. */
const KNOWN = new Set(['id', 'kind']);

/**
 * Rows for people: what is new or gone as a whole is taken apart into its fields, so that a new item reads like a form. A condition stays whole, because it is read as a
 * sentence; so do lists of plain words. Empty lists say nothing.
 */
export function diffRows(rows: readonly DiffRow[]): DiffRow[] {
  return rows.flatMap((row) => {
    if (KNOWN.has(row.path)) return [];
    const whole = row.change === 'added' ? row.after : row.change === 'removed' ? row.before : undefined;
    if (typeof whole !== 'object' || whole === null || isCondition(row.path)) return [row];
    if (Array.isArray(whole) && whole.every((one) => typeof one !== 'object')) return whole.length === 0 ? [] : [row];
    const parts = Object.entries(whole).map(([name, value]): DiffRow => ({ path: Array.isArray(whole) ? `${row.path}[${name}]` : `${row.path}.${name}`, change: row.change, ...(row.change === 'added' ? { after: value as unknown } : { before: value as unknown }) }));
    return diffRows(parts);
  });
}

export const isCondition = (path: string): boolean => path === 'body.when';
