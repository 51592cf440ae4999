import type { Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { readByState, readReleaseContent } from './releaseRecord.ts';
import type { ServedReleases } from './servedReleases.ts';

/**
 * Serves what the record calls current: at a start, and when another replica has published. An engine that is down does not keep the process from
 * starting: the release is served, its questions are answered "cannot check now", and the next call tries to build again.
 */
export async function followCurrent(deps: { database: DatabaseHandle; served: ServedReleases; log: Log; onPublished: (releaseId: string) => void }): Promise<void> {
  const { database, served, log } = deps;
  const [current] = await readByState(database.db, 'current');
  if (!current || (served.current === current.id && served.isComplete(current.id))) return;
  const content = await readReleaseContent(database.db, current.id);
  try {
    await served.prepare(content, () => undefined);
  } catch (error) {
    log.error({ release: current.id, err: error instanceof Error ? error.name : 'unknown' }, 'an engine could not build the current release; trying again');
    served.keepIncomplete(content);
  }
  const changed = served.current !== current.id;
  served.serve(current.id);
  if (changed) deps.onPublished(current.id);
}
