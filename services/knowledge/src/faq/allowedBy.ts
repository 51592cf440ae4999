import type { Passage, Sight } from './faqStore.ts';

/** Validity, audience, channel and what the search is narrowed to, checked for every passage at every query. */
export function allowedBy(passages: readonly Passage[], sight: Sight): (passage: number) => boolean {
  const kinds = sight.kinds ? new Set<string>(sight.kinds) : null;
  return (i) => {
    const p = passages[i];
    return p !== undefined && p.validFrom <= sight.asOf && (p.validTo === null || p.validTo >= sight.asOf) && (p.audience === 'customer' || sight.audience === 'staff')
      && (p.channels.length === 0 || sight.channel === undefined || p.channels.includes(sight.channel)) && (!kinds || kinds.has(p.kind)) && isWithin(p, sight);
  };
}

const isWithin = (p: Passage, { topic, category, product }: Sight): boolean =>
  (topic === undefined || p.topic === topic) && (category === undefined || p.categories.includes(category)) && (product === undefined || p.products.includes(product));
