import type { ContentIndex } from '../../releases/contentIndex.ts';

/** Categories of what is done with products (a transfer, a currency conversion, a counter) rather than had. */
const SERVICES: ReadonlySet<string> = new Set(['card_service', 'service', 'transfer', 'channel']);

export const categoryOf = (id: string, index: ContentIndex): string => index.find('product', id)?.item.body.category ?? '';
export const isService = (id: string, index: ContentIndex): boolean => SERVICES.has(categoryOf(id, index));
