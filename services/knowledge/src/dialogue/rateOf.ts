import type { Citation, Language } from '@lobby/contracts';
import { currentVersionOf } from '../answer/fillText.ts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { cite } from '../wording/citation.ts';
import { bandWords, findBands } from '../wording/rate.ts';

/**
 * The one percent of a rate for a term and an amount in yuan, with its citation, for the dialogue's computations. Null when no band or more than one fits: a
 * calculation on a guessed rate is worse than none.
 */
export function rateOf(index: ContentIndex, rateId: string, at: { term?: string; amount?: number }, asOf: string, language: Language): { percent: number; citation: Citation } | null {
  const released = currentVersionOf(rateId, { index, language, asOf });
  if (released?.item.kind !== 'rate') return null;
  const { bands, per } = released.item.body;
  const amount = at.amount ?? 0;
  const fitting = findBands(bands, at.term).filter((b) => (b.minAmount ?? 0) <= amount && amount <= (b.maxAmount ?? Infinity) && (b.currency ?? 'CNY') === 'CNY');
  const [band, other] = fitting;
  if (!band || other) return null;
  return { percent: Number(band.percent), citation: cite({ ...released, item: released.item }, language, bandWords(band, per, language)) };
}
