import { LobbyError, type RegressionSummary, type ReleasePreview } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { contentKey } from './contentKey.ts';
import { checkContent } from './gate/checkContent.ts';
import { changedSince, judgeCurrent, servedContent } from './judgeRelease.ts';
import { contentOf, gateContext } from './publish.ts';
import type { PublishDeps } from './publishDeps.ts';
import { presentRelease, readByState, readCandidates, readReleaseVersions, type Candidate } from './releaseRecord.ts';

/** What a publish would change now and what its gate would say. Changes nothing. */
export async function previewRelease(deps: Pick<PublishDeps, 'database' | 'served' | 'rehearsed' | 'clock' | 'checkFlow'>): Promise<ReleasePreview> {
  const [current] = await readByState(deps.database.db, 'current');
  const before = current ? await readReleaseVersions(deps.database.db, current.id) : new Map<string, number>();
  const candidates = await readCandidates(deps.database.db, servedContent(deps));
  const changes = candidates.filter((c) => c.state === 'approved').flatMap((c) => changeOf(c, before));
  const content = contentOf('preview', 0, candidates.filter((c) => !c.retire));
  const findings = await checkContent(content, gateContext(deps));
  return {
    current: current ? presentRelease(current) : null, changes, items: content.items.length, findings, publishable: changes.length > 0 && !findings.some((f) => f.severity === 'error'),
    regression: deps.rehearsed.get(contentKey(content, current?.id ?? null))?.summary ?? null,
  };
}

function changeOf(candidate: Candidate, before: ReadonlyMap<string, number>): ReleasePreview['changes'] {
  const { item, version, retire, author, approver } = candidate;
  const from = before.get(item.id) ?? null;
  if (retire && from === null) return [];
  return [{ id: item.id, kind: item.kind, title: item.title.zh, titleEn: item.title.en ?? null, change: retire ? 'retired' : from === null ? 'added' : 'changed', from, to: retire ? null : version, author, approver }];
}

/** Rehearsals kept; each holds a few hundred outcomes. */
const KEEP = 8;

/**
 * Builds what would be published aside, lets the bench judge it and takes it down again: nothing is served or recorded. A publish of the very same content
 * then need not run the bench again.
 * @throws LobbyError `wrong_state` when nothing was approved or nothing is served yet; anything an engine throws
 */
export async function rehearse(deps: PublishDeps): Promise<RegressionSummary> {
  const base = deps.served.current;
  if (base === null) throw new LobbyError('wrong_state', 'There is no release to compare with yet');
  const candidates = await readCandidates(deps.database.db, servedContent(deps));
  if (!candidates.some((c) => c.state === 'approved')) throw new LobbyError('wrong_state', 'Nothing new was approved since the last release');
  const content = contentOf(newId('rel'), 0, candidates.filter((c) => !c.retire));
  const report = (step: string, done: number) => deps.report({ releaseId: content.releaseId, step, done });
  try {
    report('regression', 0);
    await judgeCurrent(deps);
    await deps.served.prepare(content, report);
    report('regression', 0.5);
    const outcome = await deps.bench.run(content, base, changedSince(deps, content), (done) => report('regression', 0.5 + done / 2));
    remember(deps.rehearsed, contentKey(content, base), outcome);
    return outcome.summary;
  } finally {
    deps.report(null);
    await deps.served.forget(content.releaseId);
  }
}

function remember(rehearsed: PublishDeps['rehearsed'], key: string, outcome: Parameters<PublishDeps['rehearsed']['set']>[1]): void {
  rehearsed.delete(key);
  rehearsed.set(key, outcome);
  for (const old of [...rehearsed.keys()].slice(0, Math.max(0, rehearsed.size - KEEP))) rehearsed.delete(old);
}
