import type { FieldError } from '@lobby/contracts';

const WHOLE_ROW = /^\[(\d+)\]$/;

/** What is wrong with a table as a whole or with whole rows of it, the rows by their number: a band that overlaps another has no cell that could say so. */
export function rowErrors(errors: readonly FieldError[], path: string): string | null {
  const found = errors.flatMap((error) => {
    if (error.path === path) return [error.message];
    const row = error.path.startsWith(path) ? WHOLE_ROW.exec(error.path.slice(path.length)) : null;
    return row ? [`${Number(row[1]) + 1}: ${error.message}`] : [];
  });
  return found.length === 0 ? null : found.join(' · ');
}
