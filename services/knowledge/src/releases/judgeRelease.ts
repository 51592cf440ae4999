import type { RegressionSummary, ReleaseContent } from '@lobby/contracts';
import type { BenchOutcome } from '../regression/bench.ts';
import { readResults, saveResults } from '../regression/regressionRecord.ts';
import { contentKey } from './contentKey.ts';
import type { PublishDeps } from './publishDeps.ts';

/** Carries what the bench found to the release that it stopped. */
export class GotWorse extends Error {
  readonly summary: RegressionSummary;
  constructor(summary: RegressionSummary) {
    super(`${summary.worse.length} question(s) of the regression bench got worse`);
    this.summary = summary;
  }
}

/** Null before the first release: there is nothing to compare with, and a first start must not wait for the bench. */
export async function judgeRelease(deps: PublishDeps, content: ReleaseContent, actor: string, acceptWorse: boolean): Promise<BenchOutcome | null> {
  const base = deps.served.current;
  if (base === null) return null;
  deps.report({ releaseId: content.releaseId, step: 'regression', done: 0 });
  const judged = deps.rehearsed.get(contentKey(content, base)) ?? await deps.bench.run(content, base, changedSince(deps, content), (done) => deps.report({ releaseId: content.releaseId, step: 'regression', done }));
  if (judged.cases.length === 0) return null;
  if (judged.summary.worse.length === 0) return judged;
  if (!acceptWorse) throw new GotWorse(judged.summary);
  return { ...judged, summary: { ...judged.summary, acceptedBy: actor } };
}

/** What is served now, so that its texts need not be read again. */
export const servedContent = ({ served }: Pick<PublishDeps, 'served'>): ReleaseContent['items'] => (served.current === null ? undefined : served.ready(served.current))?.index.content.items ?? [];

/** Ids that differ between a content and the served release, in either direction. */
export function changedSince(deps: Pick<PublishDeps, 'served'>, content: ReleaseContent): string[] {
  const before = new Map(servedContent(deps).map((i) => [i.item.id, i.version]));
  const changed = content.items.filter((i) => before.get(i.item.id) !== i.version).map((i) => i.item.id);
  const after = new Set(content.items.map((i) => i.item.id));
  return [...changed, ...[...before.keys()].filter((id) => !after.has(id))];
}

/** Judges the served release once, when that has not been done: what the next release is compared with. */
export async function judgeCurrent(deps: PublishDeps): Promise<void> {
  const { current } = deps.served;
  const served = current === null ? undefined : deps.served.ready(current);
  if (!served || await readResults(deps.database.db, served.id)) return;
  const { cases } = await deps.bench.run(served.index.content, null, []);
  if (cases.length > 0) await saveResults(deps.database.db, served.id, cases);
}
