import type { Citation, ItemOf } from '@lobby/contracts';
import { cite } from '../wording/citation.ts';
import { priceWords } from '../wording/fee.ts';
import { bandsWords, type RateBand } from '../wording/rate.ts';
import { say, type AnswerContext } from './context.ts';

/** A change so near that a customer should hear of it with the answer. */
const ANNOUNCE_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * The next version of a fee or rate that begins within two months: "2026-12-01 起调整为 3 元/笔". Null when none is known.
 * @param told the bands the answer speaks of; of the next rate only the same ones are told
 */
export function upcomingChange(id: string, context: AnswerContext, told: readonly RateBand[] = []): { text: string; citation: Citation } | null {
  const item = context.index.get(id)?.item;
  if (!item || (item.kind !== 'fee' && item.kind !== 'rate')) return null;
  const until = new Date(Date.parse(`${context.asOf}T00:00:00Z`) + ANNOUNCE_DAYS * DAY_MS).toISOString().slice(0, 10);
  const [next] = context.index.of(item.kind)
    .filter((other) => other.item.validFrom > context.asOf && other.item.validFrom <= until && other.item.body.product === item.body.product && typeOf(other.item) === typeOf(item))
    .toSorted((a, b) => (a.item.validFrom < b.item.validFrom ? -1 : 1));
  if (!next) return null;
  const value = next.item.kind === 'fee' ? priceWords(next.item.body, context.language) : bandsWords(sameBands(next.item.body.bands, told), next.item.body.per, context.language);
  return { text: say(context.language, `${next.item.validFrom} 起调整为 ${value}`, `From ${next.item.validFrom}: ${value}`), citation: cite(next, context.language, value) };
}

function sameBands(bands: readonly RateBand[], told: readonly RateBand[]): RateBand[] {
  const same = bands.filter((b) => told.some((t) => t.term === b.term && t.currency === b.currency && (t.minAmount ?? 0) === (b.minAmount ?? 0)));
  return same.length > 0 ? same : [...bands];
}

const typeOf = (item: ItemOf<'fee'> | ItemOf<'rate'>): string => (item.kind === 'fee' ? item.body.feeType : item.body.rateType);
