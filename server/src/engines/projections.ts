import { openEmbeddedFaq, openGrafeo, openMeili, openNeo4j, withFallback, type FaqStore, type GraphStore } from '@lobby/knowledge';
import type { Env, Log } from '@lobby/service-kit';

/** Neo4j when NEO4J_URI names one, else Grafeo in this process. */
export async function openGraph(env: Env, log: Log): Promise<GraphStore> {
  return env.NEO4J_URI ? openNeo4j({ uri: env.NEO4J_URI, user: env.NEO4J_USER, password: env.NEO4J_PASSWORD, log }) : openGrafeo();
}

/** Meilisearch when MEILI_URL names one, with an index by words in this process for when it is away; else the index in this process. */
export async function openFaq(env: Env, cacheDir: string, log: Log): Promise<FaqStore> {
  const own = openEmbeddedFaq({ cacheDir });
  return env.MEILI_URL ? withFallback(await openMeili({ url: env.MEILI_URL, key: env.MEILI_KEY, log }), own, log) : own;
}
