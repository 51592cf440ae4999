import { LANGUAGES, type EngineStatus, type Language } from '@lobby/contracts';
import type { Log } from '@lobby/service-kit';
import { Meilisearch } from 'meilisearch';
import { FaqUnavailable, type FaqSearcher } from './faqStore.ts';
import { buildMeiliIndex, dropIndexes, MARKER } from './meiliBuild.ts';
import type { MeiliDoc } from './meiliDoc.ts';
import { searchMeili } from './meiliSearch.ts';

export type MeiliOptions = { url: string; key: string; log: Log; /** Longest a search may take. */ budgetMs?: number };

const DEFAULT_BUDGET_MS = 300;
/** Any other request. */
const REQUEST_MS = 30_000;

/**
 * The FAQ index in Meilisearch, one index per release and language, with the encoder's own vectors. Built beside the one that serves and swapped in.
 * Words, sounds and vectors are asked separately and ranked by the same rule as the embedded index, so that both engines answer alike.
 */
export function openMeili(options: MeiliOptions): FaqSearcher {
  const client = new Meilisearch({ host: options.url, timeout: REQUEST_MS, ...(options.key ? { apiKey: options.key } : {}) });
  const budgetMs = options.budgetMs ?? DEFAULT_BUDGET_MS;
  let status: EngineStatus = { name: 'meilisearch', state: 'ok' };
  const failed = (error: unknown): void => { status = { name: 'meilisearch', state: 'down', detail: error instanceof Error ? error.name : 'unknown' }; };
  client.health().catch(failed);
  return {
    engine: 'meilisearch',
    build: async (releaseId, passages, vectors, progress) => {
      for (const language of LANGUAGES) await buildMeiliIndex(client, { uid: uidOf(releaseId, language), language, passages: passages.filter((p) => p.language === language), vectors, progress: progress ?? (() => undefined) });
      status = { name: 'meilisearch', state: 'ok' };
    },
    has: async (releaseId) => {
      const complete = await Promise.all(LANGUAGES.map((language) => client.index(uidOf(releaseId, language)).getDocument(MARKER).then(() => true, () => false)));
      return complete.every(Boolean);
    },
    drop: async (releaseId) => { for (const language of LANGUAGES) await dropIndexes(client, uidOf(releaseId, language)); },
    search: async (releaseId, query) => {
      try {
        const hits = await searchMeili(client.index<MeiliDoc>(uidOf(releaseId, query.language)), query, AbortSignal.timeout(budgetMs));
        status = { name: 'meilisearch', state: 'ok' };
        return hits;
      } catch (error) {
        failed(error);
        options.log.warn({ engine: 'meilisearch', release: releaseId, err: error instanceof Error ? error.name : 'unknown' }, 'search failed');
        throw new FaqUnavailable('Meilisearch did not answer');
      }
    },
    status: () => status,
    close: async () => undefined,
  };
}

const uidOf = (releaseId: string, language: Language): string => `lobby_${releaseId}_${language}`;
