import type { ItemRow } from '@lobby/contracts';

/** What an owner must know of an item on a day: run out, not in force yet, or due for review. Calendar dates compare as text. */
export function standingOf(row: Pick<ItemRow, 'validFrom' | 'validTo' | 'reviewBy'>, today: string): 'expired' | 'notYet' | 'reviewDue' | null {
  if (row.validTo && row.validTo < today) return 'expired';
  if (row.validFrom > today) return 'notYet';
  return row.reviewBy && row.reviewBy <= today ? 'reviewDue' : null;
}

/** The reader's calendar date; the bank's own time zone decides at answer time. */
export const today = (): string => new Date().toLocaleDateString('sv-SE');
