import type { GateFinding, ItemOf } from '@lobby/contracts';
import type { Released } from '../contentIndex.ts';
import type { GateCheck } from './gateCheck.ts';

type RateBand = ItemOf<'rate'>['body']['bands'][number];

/** Rate bands of one term and currency must not overlap, and fee bands must rise: otherwise two answers would both be right. */
export const checkBands: GateCheck = (index) => [
  ...index.of('rate').flatMap(({ item }) => overlaps(item)), ...rivals(index.of('rate')),
  ...index.of('fee').flatMap(({ item }) => feeFindings(item)),
];

function overlaps(item: ItemOf<'rate'>): GateFinding[] {
  const { bands } = item.body;
  return bands.flatMap((band, i) => [
    ...(band.minAmount !== undefined && band.maxAmount !== undefined && band.maxAmount < band.minAmount ? [finding(item.id, `body.bands[${i}].maxAmount`, 'lies below minAmount')] : []),
    ...bands.slice(0, i).flatMap((other, j) => (sameShelf(band, other) && touch(band, other) ? [finding(item.id, `body.bands[${i}]`, `overlaps bands[${j}]: the same term, currency and amount would have two rates`)] : [])),
  ]);
}

/** Two rate items of one product and type that hold on the same day for the same term and amount, and say different things. */
function rivals(rates: readonly Released<'rate'>[]): GateFinding[] {
  return rates.flatMap(({ item }, i) => rates.slice(0, i).flatMap(({ item: other }) => {
    if (other.body.product !== item.body.product || other.body.rateType !== item.body.rateType || !meet(item, other)) return [];
    const at = item.body.bands.findIndex((band) => other.body.bands.some((b) => sameShelf(band, b) && touch(band, b) && Number(band.percent) !== Number(b.percent)));
    return at < 0 ? [] : [finding(item.id, `body.bands[${at}]`, `${other.id} says another rate for the same term and amount on the same days`)];
  }));
}

type Dated = { validFrom: string; validTo?: string | undefined };
const meet = (a: Dated, b: Dated): boolean => a.validFrom <= (b.validTo ?? '9999') && b.validFrom <= (a.validTo ?? '9999');

const sameShelf = (a: RateBand, b: RateBand): boolean => a.term === b.term && a.currency === b.currency;
const touch = (a: RateBand, b: RateBand): boolean => (a.minAmount ?? 0) <= (b.maxAmount ?? Infinity) && (b.minAmount ?? 0) <= (a.maxAmount ?? Infinity);

function feeFindings(item: ItemOf<'fee'>): GateFinding[] {
  const { bands, amount, percent, min, max } = item.body;
  const rising = bands.flatMap((band, i) => {
    const before = bands[i - 1];
    return before && (before.upTo === undefined || (band.upTo !== undefined && band.upTo <= before.upTo)) ? [finding(item.id, `body.bands[${i}].upTo`, 'bands must rise, and only the last may be open')] : [];
  });
  const empty = amount === undefined && percent === undefined && bands.length === 0 ? [finding(item.id, 'body', 'a fee needs an amount, a percentage or bands')] : [];
  const bounds = min !== undefined && max !== undefined && max < min ? [finding(item.id, 'body.max', 'lies below min')] : [];
  return [...rising, ...empty, ...bounds];
}

const finding = (itemId: string, field: string, message: string): GateFinding => ({ severity: 'error', check: 'bands', itemId, field, message });
