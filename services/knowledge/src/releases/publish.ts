import { LobbyError, type GateFinding, type RegressionCase, type Release, type ReleaseContent } from '@lobby/contracts';
import { calendarDate, failpoint, newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { saveResults } from '../regression/regressionRecord.ts';
import { checkContent } from './gate/checkContent.ts';
import type { GateContext } from './gate/gateCheck.ts';
import { GotWorse, judgeRelease, servedContent } from './judgeRelease.ts';
import type { PublishDeps } from './publishDeps.ts';
import { activateRelease, failRelease, insertRelease, lockPublishing, presentRelease, readByState, readCandidates, readRelease, readReleaseContent, readSignature, signatureOf } from './releaseRecord.ts';

export type PublishWish = { actor: string; note: string; acceptWorse?: boolean };

/**
 * Publishes every approved version together with all that is published already, as one immutable release. The old release serves until the
 * new one is ready everywhere and has passed the bench; then one pointer moves.
 * @returns the release, `current`, or `failed` with what went wrong
 * @throws LobbyError `gate_failed` with the findings, `wrong_state` when nothing was approved, `conflict` when a build is under way or something was approved or published meanwhile
 */
export async function publish(deps: PublishDeps, wish: PublishWish): Promise<Release> {
  const seen = await readCandidates(deps.database.db, servedContent(deps));
  if (!seen.some((c) => c.state === 'approved')) throw new LobbyError('wrong_state', 'Nothing new was approved since the last release');
  const going = seen.filter((c) => !c.retire);
  return release(deps, { ...wish, rollbackOf: null, going, findings: await gate(deps, going), signature: signatureOf(seen) });
}

/** Publishes the item versions of an earlier release again, as a new release. @throws LobbyError `not_found`, `wrong_state`, `gate_failed`, `conflict` */
export async function rollback(deps: PublishDeps, releaseId: string, actor: string): Promise<Release> {
  const content = await readReleaseContent(deps.database.db, releaseId);
  if (content.state === 'current') throw new LobbyError('wrong_state', 'This release is served already');
  if (content.state !== 'past') throw new LobbyError('wrong_state', `A release that is ${content.state} was never served`);
  // Going back is done in a hurry and for a reason: the bench tells what gets worse, and stops nothing.
  return release(deps, { actor, note: `rollback to #${content.number}`, acceptWorse: true, rollbackOf: releaseId, going: content.items, findings: await gate(deps, content.items), signature: null });
}

export const contentOf = (releaseId: string, number: number, items: ReleaseContent['items']): ReleaseContent => ({ releaseId, number, items: items.map(({ item, version }) => ({ item, version })) });

/** What the gate needs to know besides the content. */
export const gateContext = ({ clock, checkFlow }: Pick<PublishDeps, 'clock' | 'checkFlow'>): GateContext => ({ asOf: calendarDate(clock.now()), ...(checkFlow ? { checkFlow } : {}) });

async function gate(deps: PublishDeps, going: ReleaseContent['items']): Promise<GateFinding[]> {
  const findings = await checkContent(contentOf('gate', 0, going), gateContext(deps));
  const errors = findings.filter((f) => f.severity === 'error');
  if (errors.length === 0) return findings;
  throw new LobbyError('gate_failed', `${errors.length} error(s)`, { errors: errors.map((f) => ({ path: [f.itemId, f.field].filter(Boolean).join(' '), message: f.message })), current: findings });
}

type Going = PublishWish & { rollbackOf: string | null; going: ReleaseContent['items']; findings: GateFinding[]; signature: string | null };

async function release(deps: PublishDeps, wish: Going): Promise<Release> {
  const id = newId('rel');
  const row = await deps.database.transaction(async (tx) => {
    await lockPublishing(tx);
    // Two publishers: the gate looked at what was approved then; if that is not what is approved now, a release of it would take something back.
    if (wish.signature !== null && wish.signature !== await readSignature(asDb(tx))) throw new LobbyError('conflict', 'Something was approved or published in the meantime; look at the release again');
    const inserted = await insertRelease(tx, { ...wish, id, content: wish.going.map(({ item, version }) => ({ id: item.id, version })), at: deps.clock.now() });
    await deps.audit(tx, { actor: wish.actor, action: wish.rollbackOf ? 'release.rollback' : 'release.building', subject: id, data: { number: inserted.number, items: wish.going.length } });
    return inserted;
  });
  failpoint('release_inserted');
  return finish(deps, contentOf(id, row.number, wish.going), wish);
}

/** Builds a release that the record holds as `building`, lets the bench judge it and moves the pointer to it. A failure changes nothing that serves. */
async function finish(deps: PublishDeps, content: ReleaseContent, { actor, acceptWorse = false }: { actor: string; acceptWorse?: boolean }): Promise<Release> {
  const { releaseId } = content;
  try {
    await deps.served.prepare(content, (step, done) => deps.report({ releaseId, step, done }));
    failpoint('release_prepared');
    const judged = await judgeRelease(deps, content, actor, acceptWorse);
    await deps.database.transaction(async (tx) => {
      if (judged) await saveResults(asDb(tx), releaseId, judged.cases);
      const moved = await activateRelease(tx, releaseId, { actor, at: deps.clock.now(), regression: judged?.summary ?? null });
      if (!moved) throw new LobbyError('conflict', 'Another process has finished this release');
      await deps.audit(tx, { actor, action: 'release.published', subject: releaseId, data: { number: content.number, items: content.items.length, ...(judged?.summary.acceptedBy ? { acceptedWorse: judged.summary.worse.length } : {}) } });
    });
    failpoint('release_activated');
    deps.served.serve(releaseId);
    deps.onPublished(releaseId);
  } catch (error) {
    await fail(deps, releaseId, error);
  } finally {
    deps.report(null);
  }
  const row = await readRelease(deps.database.db, releaseId);
  if (!row) throw new Error('the release vanished');
  return presentRelease(row);
}

async function fail(deps: PublishDeps, releaseId: string, error: unknown): Promise<void> {
  const worse = error instanceof GotWorse ? error.summary : null;
  if (!worse) deps.log.error({ release: releaseId, err: error }, 'release not built');
  const finding: GateFinding = { severity: 'error', check: worse ? 'regression' : 'build', message: error instanceof Error ? error.message : 'the build failed' };
  await failRelease(deps.database.db, releaseId, [finding, ...(worse?.worse ?? []).map(worseFinding)], worse);
  await deps.served.forget(releaseId);
}

const worseFinding = (c: RegressionCase): GateFinding => ({ severity: 'error', check: 'regression', message: `${c.question} → ${c.got} (${c.wanted})` });

/** At a start: a release that a crash left half built is built to its end, or marked failed. */
export async function resumeBuilding(deps: PublishDeps): Promise<void> {
  for (const row of await readByState(deps.database.db, 'building')) {
    const content = await readReleaseContent(deps.database.db, row.id);
    deps.log.info({ release: row.id, number: row.number }, 'resuming a release that was being built');
    await finish(deps, { releaseId: content.releaseId, number: content.number, items: content.items }, { actor: row.publishedBy, acceptWorse: row.rollbackOf !== null || row.acceptWorse });
  }
}
