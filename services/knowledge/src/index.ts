export { createKnowledge, describeInvalid, type Knowledge, type KnowledgeDeps } from './service.ts';
export { openGrafeo } from './graph/grafeo.ts';
export { openMeili, openNeo4j } from './engines.ts';
export type { Neo4jOptions } from './graph/neo4j.ts';
export type { GraphStore } from './graph/graphStore.ts';
export { openEmbeddedFaq } from './faq/embedded.ts';
export type { MeiliOptions } from './faq/meili.ts';
export type { FaqStore } from './faq/faqStore.ts';
export type { ImportResult } from './ingest/importFolder.ts';
