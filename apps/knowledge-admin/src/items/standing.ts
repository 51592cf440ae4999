import type { ItemRow } from '@lobby/contracts';

/** So many days ahead an owner is told. */
const AHEAD_MS = 30 * 86_400_000;

/** What an owner must know of an item on a day: run out, not in force yet, due for review or soon to be. Calendar dates compare as text. */
export function standingOf(row: Pick<ItemRow, 'validFrom' | 'validTo' | 'reviewBy'>, today: string): 'expired' | 'notYet' | 'reviewDue' | 'reviewSoon' | null {
  if (row.validTo && row.validTo < today) return 'expired';
  if (row.validFrom > today) return 'notYet';
  if (!row.reviewBy) return null;
  if (row.reviewBy <= today) return 'reviewDue';
  return row.reviewBy <= new Date(Date.parse(today) + AHEAD_MS).toISOString().slice(0, 10) ? 'reviewSoon' : null;
}

/** The reader's calendar date; the bank's own time zone decides at answer time. */
export const today = (): string => new Date().toLocaleDateString('sv-SE');
