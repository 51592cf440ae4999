import type { Log } from '@lobby/service-kit';
import { FaqUnavailable, type FaqSearcher, type FaqStore } from './faqStore.ts';

/** So long a remote index that failed is not asked again: a customer waits for its budget once, not at every question. */
const REST_MS = 2_000;

/**
 * A remote index with one by words in this process behind it. While the remote one is away, searches are answered by words, from the same release; the answer cites
 * item and version as ever. A build that the remote engine refuses still fails, so that it is tried again, but what was to be served is findable meanwhile.
 * Type-ahead and corrections always come from this process.
 * @param now milliseconds, for tests
 */
export function withFallback(remote: FaqSearcher, own: FaqStore, log: Log, now: () => number = Date.now): FaqStore {
  let restsUntil = 0;
  let answersItself = false;
  const rest = (): void => {
    if (!answersItself) log.warn({ engine: remote.engine }, 'the FAQ index is away; questions are answered by words from the index in this process');
    answersItself = true;
    restsUntil = now() + REST_MS;
  };
  return {
    engine: remote.engine,
    build: async (releaseId, passages, vectors, progress) => {
      await own.build(releaseId, passages, null);
      // After a restart the remote index is there already; only better vectors are worth building it again.
      if (vectors || !await hasSurely(remote, releaseId)) await remote.build(releaseId, passages, vectors, progress);
    },
    has: async (releaseId) => await own.has(releaseId) && await hasSurely(remote, releaseId),
    drop: async (releaseId) => {
      await own.drop(releaseId);
      await remote.drop(releaseId);
    },
    search: async (releaseId, query) => {
      if (now() < restsUntil) return own.search(releaseId, query);
      try {
        const hits = await remote.search(releaseId, query);
        answersItself = false;
        return hits;
      } catch (error) {
        if (!(error instanceof FaqUnavailable) || !await own.has(releaseId)) throw error;
        rest();
        return own.search(releaseId, query);
      }
    },
    complete: (releaseId, typed) => own.complete(releaseId, typed),
    correct: (releaseId, typed) => own.correct(releaseId, typed),
    status: () => (answersItself ? { ...remote.status(), state: 'degraded', detail: 'away; answering by words from this process' } : remote.status()),
    close: async () => {
      await own.close();
      await remote.close();
    },
  };
}

const hasSurely = (store: FaqSearcher, releaseId: string): Promise<boolean> => store.has(releaseId).catch(() => false);
