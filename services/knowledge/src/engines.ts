import type { MeiliOptions } from './faq/meili.ts';
import type { FaqSearcher } from './faq/faqStore.ts';
import type { Neo4jOptions } from './graph/neo4j.ts';
import type { GraphStore } from './graph/graphStore.ts';

/** The graph in Neo4j. Its driver is loaded only where it is used, so that an embedded start does not pay for it. */
export const openNeo4j = async (options: Neo4jOptions): Promise<GraphStore> => (await import('./graph/neo4j.ts')).openNeo4j(options);

/** The FAQ index in Meilisearch, its client loaded only here. */
export const openMeili = async (options: MeiliOptions): Promise<FaqSearcher> => (await import('./faq/meili.ts')).openMeili(options);
