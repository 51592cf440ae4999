import type { Item } from '@lobby/client';

const OFFERS: ReadonlySet<string> = new Set(['offered', 'offer_ended']);

/** Offers that one after the other came to nothing push the customer's words off the screen: of each run only the last line stays. */
export function withoutOfferRuns(items: readonly Item[]): Item[] {
  return items.filter(({ entry }, at) => !OFFERS.has(entry.type) || !OFFERS.has(items[at + 1]?.entry.type ?? ''));
}
