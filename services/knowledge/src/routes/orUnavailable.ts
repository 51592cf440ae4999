import { LobbyError } from '@lobby/contracts';
import { FaqUnavailable } from '../faq/faqStore.ts';
import { GraphUnavailable } from '../graph/graphStore.ts';
import type { ServedReleases } from '../releases/servedReleases.ts';

/** @throws LobbyError `unavailable` before the first publish */
export function currentOf(served: ServedReleases): string {
  if (served.current === null) throw new LobbyError('unavailable', 'No release has been published yet');
  return served.current;
}

/** An engine that does not answer in time becomes a typed error that may be tried again. */
export async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphUnavailable || error instanceof FaqUnavailable) throw new LobbyError('unavailable', 'The engine did not answer in time');
    throw error;
  }
}
