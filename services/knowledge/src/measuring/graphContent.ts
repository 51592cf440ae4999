import type { Item, ReleaseContent } from '@lobby/contracts';
import { contentOf, makeItem } from '../testing/miniBank.ts';

const PRODUCTS = 4_950;
const CATEGORIES = 20;
const ATTRIBUTES = 100;
const ATTRIBUTES_EACH = 12;
const ALTERNATIVES_EACH = 6;
const CHANNELS = ['app', 'branch', 'online_bank', 'phone'] as const;

/** A release of about 10,000 nodes and 120,000 relations: products with a fee each, attributes, channels and alternatives. */
export const graphContent = (releaseId: string): ReleaseContent => contentOf(Array.from({ length: PRODUCTS }, (_, i) => [productAt(i), feeAt(i)]).flat(), releaseId);

const productAt = (i: number): Item => makeItem('product', `p${i}`, [`产品${i}`, `Product ${i}`], {
  category: `kind_${i % CATEGORIES}`, aliases: {}, summary: { zh: `第${i}号产品` }, channels: [...CHANNELS],
  attributes: Object.fromEntries(Array.from({ length: ATTRIBUTES_EACH }, (_, a) => [`a${(i * 7 + a * 13) % ATTRIBUTES}`, true])),
  alternatives: Array.from({ length: ALTERNATIVES_EACH }, (_, a) => `product.p${(i + 1 + a * 97) % PRODUCTS}`),
});
const feeAt = (i: number): Item => makeItem('fee', `f${i}`, [`产品${i}年费`, `Fee ${i}`], { product: `product.p${i}`, feeType: 'annual', amount: i % 1000, per: 'year' });
