import { LobbyError, type ReviewComment } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { itemVersions, reviewComments } from '../record/schema.ts';
import type { ItemDeps } from './itemDeps.ts';

/** Says something about one version, at a field or at the whole. @throws LobbyError `not_found` when there is no such version */
export async function addComment(deps: ItemDeps, itemId: string, wish: { version: number; path?: string | undefined; text: string }, actor: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const db = asDb(tx);
    const [version] = await db.select({ version: itemVersions.version }).from(itemVersions).where(and(eq(itemVersions.itemId, itemId), eq(itemVersions.version, wish.version)));
    if (!version) throw new LobbyError('not_found', `${itemId} has no version ${wish.version}`);
    await db.insert(reviewComments).values({ itemId, version: wish.version, path: wish.path ?? null, author: actor, text: wish.text, at: deps.clock.now() });
    await deps.audit(tx, { actor, action: 'item.commented', subject: itemId, data: { version: wish.version, ...(wish.path ? { path: wish.path } : {}) } });
  });
}

/** Settles a remark; it stays readable. Settling one that is settled changes nothing. @throws LobbyError `not_found` */
export async function resolveComment(deps: ItemDeps, itemId: string, commentId: number, actor: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const db = asDb(tx);
    const own = and(eq(reviewComments.itemId, itemId), eq(reviewComments.id, commentId));
    const settled = await db.update(reviewComments).set({ resolvedBy: actor, resolvedAt: deps.clock.now() }).where(and(own, isNull(reviewComments.resolvedBy))).returning({ id: reviewComments.id });
    if (settled.length > 0) return deps.audit(tx, { actor, action: 'item.comment_resolved', subject: itemId, data: { comment: commentId } });
    const [known] = await db.select({ id: reviewComments.id }).from(reviewComments).where(own);
    if (!known) throw new LobbyError('not_found', 'No such comment');
    return undefined;
  });
}

/** Every remark on an item, oldest first. */
export async function commentsOf(db: Database, itemId: string): Promise<ReviewComment[]> {
  const rows = await db.select().from(reviewComments).where(eq(reviewComments.itemId, itemId)).orderBy(asc(reviewComments.id)).limit(500);
  return rows.map(({ itemId: _item, at, resolvedAt, ...row }) => ({ ...row, at: at.toISOString(), resolvedAt: resolvedAt?.toISOString() ?? null }));
}
