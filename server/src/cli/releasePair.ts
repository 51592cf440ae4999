import type { ReleaseContent } from '@lobby/contracts';
import type { House } from '../wireHouse.ts';

/** Two releases of one record that were both served. */
export type ReleasePair = { earlier: ReleaseContent; release: ReleaseContent };

/** What `--compare` takes besides a report's path: nothing, `3` or `3..5`. */
const NUMBERS = /^(\d+)(?:\.\.(\d+))?$/;

/** True when `--compare` names releases of the installation's own record; otherwise it names a report. */
export const namesReleases = (compare: string): boolean => compare === 'true' || NUMBERS.test(compare);

/**
 * The releases that `--compare` names: without a number the current one and the one served before it, with one number that release and the current one, with two those.
 * @throws Error that says what is missing
 */
export async function releasePair({ knowledge }: House, compare: string): Promise<ReleasePair> {
  const [, from, to] = NUMBERS.exec(compare) ?? [];
  const release = await knowledge.releaseContent(to === undefined ? undefined : Number(to));
  if (!release) throw new Error(to === undefined ? 'Nothing has been published here: start Lobby once, or publish a release.' : `Release ${to} was never served here.`);
  const earlier = from === undefined ? await knowledge.previousReleaseContent() : await knowledge.releaseContent(Number(from));
  if (!earlier) throw new Error(from === undefined ? 'There is only one release so far: nothing to compare with.' : `Release ${from} was never served here.`);
  return { earlier, release };
}
