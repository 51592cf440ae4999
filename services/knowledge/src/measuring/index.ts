/** What the benches of this service measure: data of a given size, and the pure parts that no port hands out. */
export { goldCard, type GoldCard } from './goldCard.ts';
export { graphContent } from './graphContent.ts';
export { faqPassages, vectorsFor } from './faqPassages.ts';
export { nodeKey } from '../graph/schema.ts';
