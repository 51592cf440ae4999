import type { RegressionCase, ReleaseContent } from '@lobby/contracts';
import { compareRuns, type Comparison, type Outcome, type Run } from '@lobby/nlu';
import type { House } from '../wireHouse.ts';
import type { ReleasePair } from './releasePair.ts';

const LONGEST_MS = 20 * 60_000;

/**
 * The regression bench on two releases, by the same program: whatever differs comes from their knowledge. Only cases that ran on both are compared.
 * @returns `perLabel` counts by suite (topic, retrieval, verdict, answer, dialogue)
 */
export async function compareRegression(house: House, { earlier, release }: ReleasePair): Promise<Comparison> {
  const before = await casesOf(house, earlier);
  const after = await casesOf(house, release);
  const known = new Map(before.map((c) => [c.id, c]));
  const both = after.flatMap((now) => {
    const was = known.get(now.id);
    return was ? [{ was, now }] : [];
  });
  const run = ({ releaseId, number }: ReleaseContent, cases: readonly RegressionCase[]): Run => ({ release: releaseId, number, outcomes: cases.map(outcomeOf) });
  return compareRuns(run(earlier, both.map((b) => b.was)), run(release, both.map((b) => b.now)));
}

async function casesOf(house: House, content: ReleaseContent): Promise<RegressionCase[]> {
  // A look into the past builds graph and index by itself, but not the classifiers.
  await house.nlu.projection.build(content, () => undefined);
  await house.nlu.idle();
  return (await house.regression.run(content, [], AbortSignal.timeout(LONGEST_MS))).cases;
}

const outcomeOf = ({ question, suite, wanted, got, passed }: RegressionCase): Outcome => ({ text: question, label: suite, truth: wanted, said: got, right: passed });
