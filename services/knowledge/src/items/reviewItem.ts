import { LobbyError, type ItemState, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, gt, lte } from 'drizzle-orm';
import { itemVersions, items } from '../record/schema.ts';
import type { ItemDeps } from './itemDeps.ts';
import { lockLatest, moveState, recordReview, type VersionRow } from './versions.ts';

/** Hands the latest draft in for review. @throws LobbyError `not_found`, `wrong_state` */
export async function submitItem(deps: ItemDeps, id: string, version: number, actor: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    await latestIn(tx, id, version, 'draft');
    await setState(tx, id, version, { state: 'in_review' });
    await recordReview(tx, { itemId: id, version, actor, action: 'submitted', at: deps.clock.now() });
    await deps.audit(tx, { actor, action: 'item.submitted', subject: id, data: { version } });
  });
}

/**
 * Approves a version, or returns it to its author with a comment.
 * @throws LobbyError `self_approval` for anybody who wrote a part of what would go out: this version or a draft since the published one
 */
export async function decideItem(deps: ItemDeps, id: string, wish: { version: number; decision: 'approve' | 'return'; comment?: string | undefined }, actor: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    await latestIn(tx, id, wish.version, 'in_review');
    if (wish.decision === 'approve') await approve(tx, id, wish.version, actor);
    else await setState(tx, id, wish.version, { state: 'draft' });
    await recordReview(tx, { itemId: id, version: wish.version, actor, action: wish.decision, comment: wish.comment, at: deps.clock.now() });
    await deps.audit(tx, { actor, action: wish.decision === 'approve' ? 'item.approved' : 'item.returned', subject: id, data: { version: wish.version } });
  });
}

async function approve(tx: Tx, id: string, version: number, actor: string): Promise<void> {
  if ((await authorsSincePublished(tx, id, version)).has(actor)) throw new LobbyError('self_approval');
  await moveState(tx, id, ['approved'], 'retired');
  await setState(tx, id, version, { state: 'approved', approver: actor });
}

/** Everybody who had a hand in the text since what customers get now. */
async function authorsSincePublished(tx: Tx, id: string, version: number): Promise<Set<string>> {
  const db = asDb(tx);
  const [item] = await db.select({ published: items.publishedVersion }).from(items).where(eq(items.id, id));
  const rows = await db.selectDistinct({ author: itemVersions.author }).from(itemVersions)
    .where(and(eq(itemVersions.itemId, id), gt(itemVersions.version, item?.published ?? 0), lte(itemVersions.version, version)));
  return new Set(rows.map((r) => r.author));
}

async function latestIn(tx: Tx, id: string, version: number, state: ItemState): Promise<VersionRow> {
  const latest = await lockLatest(tx, id);
  if (!latest) throw new LobbyError('not_found', `No item ${id}`);
  if (latest.version !== version) throw new LobbyError('conflict', `Version ${latest.version} by ${latest.author} is newer`, { current: { version: latest.version, state: latest.state } });
  if (latest.state !== state) throw new LobbyError('wrong_state', `Version ${version} is ${latest.state}, not ${state}`, { current: { version, state: latest.state } });
  return latest;
}

async function setState(tx: Tx, id: string, version: number, set: { state: ItemState; approver?: string }): Promise<void> {
  await asDb(tx).update(itemVersions).set(set).where(and(eq(itemVersions.itemId, id), eq(itemVersions.version, version)));
}
