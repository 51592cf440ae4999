import { LobbyError, type AccessService, type GateFinding, type Release, type ReleaseContent, type ReleasePreview } from '@lobby/contracts';
import { newId, type Clock, type Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { checkContent } from './gate/checkContent.ts';
import { activateRelease, failRelease, insertRelease, presentRelease, readByState, readCandidates, readRelease, readReleaseContent, type Candidate } from './releaseRecord.ts';
import type { ServedReleases } from './servedReleases.ts';

export type PublishDeps = {
  database: DatabaseHandle; audit: AccessService['audit']; clock: Clock; log: Log; served: ServedReleases;
  onPublished: (releaseId: string) => void;
  /** How far the build under way is; read by the admin screen. */
  report: (building: { releaseId: string; step: string; done: number } | null) => void;
};

/**
 * Publishes every approved version together with all that is published already, as one immutable release. The old release serves until the
 * new one is ready everywhere; then one pointer moves.
 * @returns the release, `current`, or `failed` with what went wrong
 * @throws LobbyError `gate_failed` with the findings, `wrong_state` when nothing was approved, `conflict` when a build is under way
 */
export async function publish(deps: PublishDeps, actor: string, note: string): Promise<Release> {
  const candidates = await readCandidates(deps.database.db);
  if (!candidates.some((c) => c.state === 'approved')) throw new LobbyError('wrong_state', 'Nothing new was approved since the last release');
  const going = candidates.filter((c) => !c.retire);
  return release(deps, { actor, note, rollbackOf: null, going, findings: gate(going) });
}

/** Publishes the item versions of an earlier release again, as a new release. @throws LobbyError `not_found`, `wrong_state`, `gate_failed`, `conflict` */
export async function rollback(deps: PublishDeps, releaseId: string, actor: string): Promise<Release> {
  const content = await readReleaseContent(deps.database.db, releaseId);
  if (content.state === 'current') throw new LobbyError('wrong_state', 'This release is served already');
  if (content.state !== 'past') throw new LobbyError('wrong_state', `A release that is ${content.state} was never served`);
  return release(deps, { actor, note: `rollback to #${content.number}`, rollbackOf: releaseId, going: content.items, findings: gate(content.items) });
}

/** What a publish would change now and what its gate would say. Changes nothing. */
export async function previewRelease(deps: Pick<PublishDeps, 'database' | 'served'>): Promise<ReleasePreview> {
  const [current] = await readByState(deps.database.db, 'current');
  const before = current ? new Map((await readReleaseContent(deps.database.db, current.id)).items.map((i) => [i.item.id, i.version])) : new Map<string, number>();
  const candidates = await readCandidates(deps.database.db);
  const changes = candidates.filter((c) => c.state === 'approved').flatMap((c) => changeOf(c, before));
  const going = candidates.filter((c) => !c.retire);
  const findings = checkContent(contentOf('preview', 0, going));
  return { current: current ? presentRelease(current) : null, changes, items: going.length, findings, publishable: changes.length > 0 && !findings.some((f) => f.severity === 'error') };
}

function changeOf(candidate: Candidate, before: ReadonlyMap<string, number>): ReleasePreview['changes'] {
  const { item, version, retire, author, approver } = candidate;
  const from = before.get(item.id) ?? null;
  if (retire && from === null) return [];
  return [{ id: item.id, kind: item.kind, title: item.title.zh, change: retire ? 'retired' : from === null ? 'added' : 'changed', from, to: retire ? null : version, author, approver }];
}

const contentOf = (releaseId: string, number: number, items: ReleaseContent['items']): ReleaseContent => ({ releaseId, number, items: items.map(({ item, version }) => ({ item, version })) });

function gate(going: ReleaseContent['items']): GateFinding[] {
  const findings = checkContent(contentOf('gate', 0, going));
  const errors = findings.filter((f) => f.severity === 'error');
  if (errors.length === 0) return findings;
  throw new LobbyError('gate_failed', `${errors.length} error(s)`, { errors: errors.map((f) => ({ path: [f.itemId, f.field].filter(Boolean).join(' '), message: f.message })), current: findings });
}

type Going = { actor: string; note: string; rollbackOf: string | null; going: ReleaseContent['items']; findings: GateFinding[] };

async function release(deps: PublishDeps, wish: Going): Promise<Release> {
  const id = newId('rel');
  const row = await deps.database.transaction(async (tx) => {
    const inserted = await insertRelease(tx, { ...wish, id, content: wish.going.map(({ item, version }) => ({ id: item.id, version })), at: deps.clock.now() });
    await deps.audit(tx, { actor: wish.actor, action: wish.rollbackOf ? 'release.rollback' : 'release.building', subject: id, data: { number: inserted.number, items: wish.going.length } });
    return inserted;
  });
  return finish(deps, contentOf(id, row.number, wish.going), wish.actor);
}

/** Builds a release that the record holds as `building` and moves the pointer to it. A failure changes nothing that serves. */
async function finish(deps: PublishDeps, content: ReleaseContent, actor: string): Promise<Release> {
  const { releaseId } = content;
  try {
    await deps.served.prepare(content, (step, done) => deps.report({ releaseId, step, done }));
    const moved = await deps.database.transaction(async (tx) => {
      const won = await activateRelease(tx, releaseId, actor, deps.clock.now());
      if (!won) throw new LobbyError('conflict', 'Another process has finished this release');
      await deps.audit(tx, { actor, action: 'release.published', subject: releaseId, data: { number: content.number, items: content.items.length } });
      return won;
    });
    if (moved) deps.served.serve(releaseId);
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
  deps.log.error({ release: releaseId, err: error instanceof Error ? { name: error.name, message: error.message } : 'unknown' }, 'release not built');
  await failRelease(deps.database.db, releaseId, { severity: 'error', check: 'build', message: error instanceof Error ? error.message : 'the build failed' });
  await deps.served.forget(releaseId);
}

/** At a start: a release that a crash left half built is built to its end, or marked failed. */
export async function resumeBuilding(deps: PublishDeps): Promise<void> {
  for (const row of await readByState(deps.database.db, 'building')) {
    const content = await readReleaseContent(deps.database.db, row.id);
    deps.log.info({ release: row.id, number: row.number }, 'resuming a release that was being built');
    await finish(deps, { releaseId: content.releaseId, number: content.number, items: content.items }, row.publishedBy);
  }
}
