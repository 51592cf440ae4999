import { LobbyError, type GateFinding, type Item, type RegressionSummary, type Release, type ReleaseContent, type ReleasedItem, type Tx } from '@lobby/contracts';
import { asDb, isUniqueViolation, type Database } from '@lobby/service-kit/db';
import { and, desc, eq, inArray, max, or, sql } from 'drizzle-orm';
import { itemVersions, items, releaseItems, releases, reviews } from '../record/schema.ts';

export type ReleaseRow = typeof releases.$inferSelect;
/** A version that would go out: the approved one where there is one, else the published one. */
export type Candidate = ReleasedItem & { state: 'approved' | 'published'; retire: boolean; author: string; approver: string | null };

const BATCH = 1_000;
/** Any number that nobody else locks. */
const PUBLISH_LOCK = 7_026_001;

export const presentRelease = (row: ReleaseRow): Release => ({
  id: row.id, number: row.number, state: row.state as Release['state'], note: row.note, publishedBy: row.publishedBy,
  createdAt: row.createdAt.toISOString(), activatedAt: row.activatedAt?.toISOString() ?? null, items: row.itemCount, findings: row.findings, regression: row.regression,
});

/**
 * What a publish would fix now, including versions that propose to retire their item.
 * @param known texts that are in memory already, such as those served: a version never changes, so only the others are read
 */
export async function readCandidates(db: Database, known: readonly ReleasedItem[] = []): Promise<Candidate[]> {
  const { itemId, version, state, retire, author, approver } = itemVersions;
  const rows = await db.select({ itemId, version, state, retire, author, approver }).from(itemVersions).where(inArray(state, ['approved', 'published'])).orderBy(itemId);
  const byItem = new Map<string, typeof rows[number]>();
  for (const row of rows) if (row.state === 'approved' || !byItem.has(row.itemId)) byItem.set(row.itemId, row);
  const texts = new Map(known.map((k) => [`${k.item.id}@${k.version}`, k.item]));
  const unread = [...byItem.values()].filter((r) => !texts.has(`${r.itemId}@${r.version}`));
  for (let i = 0; i < unread.length; i += BATCH) {
    const some = unread.slice(i, i + BATCH);
    const read = await db.select({ itemId, version, body: itemVersions.body }).from(itemVersions).where(and(inArray(itemId, some.map((r) => r.itemId)), inArray(state, ['approved', 'published'])));
    for (const row of read) texts.set(`${row.itemId}@${row.version}`, row.body as Item);
  }
  return [...byItem.values()].flatMap((r) => {
    const item = texts.get(`${r.itemId}@${r.version}`);
    return item ? [{ item, version: r.version, state: r.state as Candidate['state'], retire: r.retire, author: r.author, approver: r.approver }] : [];
  });
}

/** Item id → version that a release fixed. */
export async function readReleaseVersions(db: Database, releaseId: string): Promise<Map<string, number>> {
  return new Map((await db.select({ id: releaseItems.itemId, version: releaseItems.version }).from(releaseItems).where(eq(releaseItems.releaseId, releaseId))).map((r) => [r.id, r.version]));
}

type Standing = Pick<Candidate, 'version' | 'state' | 'retire'> & { id: string };
const lineOf = (c: Standing): string => `${c.id}@${c.version} ${c.state} ${c.retire}`;

/** Says in one text what would go out; another text means that something was approved, published or taken back since. */
export const signatureOf = (candidates: readonly Candidate[]): string => candidates.map((c) => lineOf({ ...c, id: c.item.id })).toSorted().join('\n');

/** The signature of what would go out now, without reading the texts. */
export async function readSignature(db: Database): Promise<string> {
  const rows = await db.select({ id: itemVersions.itemId, version: itemVersions.version, state: itemVersions.state, retire: itemVersions.retire }).from(itemVersions).where(inArray(itemVersions.state, ['approved', 'published']));
  const approved = new Set(rows.filter((r) => r.state === 'approved').map((r) => r.id));
  return rows.filter((r) => r.state === 'approved' || !approved.has(r.id)).map((r) => lineOf({ ...r, state: r.state as Candidate['state'] })).toSorted().join('\n');
}

/** Publishers come one after another; the lock ends with the transaction. */
export async function lockPublishing(tx: Tx): Promise<void> {
  await asDb(tx).execute(sql`select pg_advisory_xact_lock(${PUBLISH_LOCK})`);
}

/** The content of a release, exactly as it was fixed. @throws LobbyError `not_found` */
export async function readReleaseContent(db: Database, releaseId: string): Promise<ReleaseContent & { state: Release['state'] }> {
  const [release] = await db.select().from(releases).where(eq(releases.id, releaseId));
  if (!release) throw new LobbyError('not_found', `No release ${releaseId}`);
  const rows = await db.select({ body: itemVersions.body, version: itemVersions.version }).from(releaseItems)
    .innerJoin(itemVersions, and(eq(itemVersions.itemId, releaseItems.itemId), eq(itemVersions.version, releaseItems.version)))
    .where(eq(releaseItems.releaseId, releaseId)).orderBy(releaseItems.itemId);
  return { releaseId, number: release.number, state: release.state as Release['state'], items: rows.map((r) => ({ item: r.body as Item, version: r.version })) };
}

/**
 * Writes a release as `building` with its item versions.
 * @throws LobbyError `conflict` when another one is being built
 */
export async function insertRelease(tx: Tx, wish: { id: string; note: string; actor: string; rollbackOf: string | null; acceptWorse?: boolean; findings: GateFinding[]; content: readonly { id: string; version: number }[]; at: Date }): Promise<ReleaseRow> {
  const db = asDb(tx);
  const [last] = await db.select({ n: max(releases.number) }).from(releases);
  try {
    const [row] = await db.insert(releases).values({
      id: wish.id, number: (last?.n ?? 0) + 1, state: 'building', note: wish.note, publishedBy: wish.actor, rollbackOf: wish.rollbackOf, acceptWorse: wish.acceptWorse ?? false,
      itemCount: wish.content.length, findings: wish.findings, createdAt: wish.at,
    }).returning();
    for (let i = 0; i < wish.content.length; i += BATCH) {
      await db.insert(releaseItems).values(wish.content.slice(i, i + BATCH).map((c) => ({ releaseId: wish.id, itemId: c.id, version: c.version })));
    }
    return row as ReleaseRow;
  } catch (error) {
    if (isUniqueViolation(error)) throw new LobbyError('conflict', 'Another release is being built at this moment');
    throw error;
  }
}

/**
 * Moves the pointer: in one transaction the old release becomes past, the new one current, and the versions' states follow.
 * @param retired versions whose approved proposal to retire their item takes effect
 * @returns false when the release is not `building` any more, because another process was faster
 */
export async function activateRelease(tx: Tx, releaseId: string, { actor, at, regression }: { actor: string; at: Date; regression: RegressionSummary | null }): Promise<boolean> {
  const db = asDb(tx);
  await db.update(releases).set({ state: 'past' }).where(eq(releases.state, 'current'));
  const [moved] = await db.update(releases).set({ state: 'current', activatedAt: at, regression }).where(and(eq(releases.id, releaseId), eq(releases.state, 'building'))).returning({ id: releases.id, rollbackOf: releases.rollbackOf });
  if (!moved) return false;
  const inRelease = sql`exists (select 1 from ${releaseItems} ri where ri.release_id = ${releaseId} and ri.item_id = ${itemVersions.itemId} and ri.version = ${itemVersions.version})`;
  const gone = await db.update(itemVersions).set({ state: 'retired' }).where(and(eq(itemVersions.state, 'published'), sql`not ${inRelease}`)).returning({ itemId: itemVersions.itemId });
  const fresh = await db.update(itemVersions).set({ state: 'published' }).where(and(inRelease, sql`${itemVersions.state} <> 'published'`)).returning({ itemId: itemVersions.itemId, version: itemVersions.version });
  const served = sql`(select ri.version from ${releaseItems} ri where ri.release_id = ${releaseId} and ri.item_id = ${items.id})`;
  await db.update(items).set({ publishedVersion: served }).where(sql`${items.publishedVersion} is distinct from ${served}`);
  if (moved.rollbackOf === null) await retireProposals(tx, gone.map((g) => g.itemId));
  await recordPublished(tx, fresh, actor, at);
  return true;
}

/** An approved proposal to retire has taken effect once its item is gone from the release, or was never in one. */
async function retireProposals(tx: Tx, gone: readonly string[]): Promise<void> {
  const neverServed = sql`not exists (select 1 from ${itemVersions} v where v.item_id = ${itemVersions.itemId} and v.state = 'published')`;
  await asDb(tx).update(itemVersions).set({ state: 'retired' })
    .where(and(eq(itemVersions.state, 'approved'), eq(itemVersions.retire, true), or(gone.length > 0 ? inArray(itemVersions.itemId, [...gone]) : undefined, neverServed)));
}

async function recordPublished(tx: Tx, fresh: readonly { itemId: string; version: number }[], actor: string, at: Date): Promise<void> {
  for (let i = 0; i < fresh.length; i += BATCH) {
    await asDb(tx).insert(reviews).values(fresh.slice(i, i + BATCH).map((f) => ({ ...f, actor, action: 'published', at })));
  }
}

export async function failRelease(db: Database, releaseId: string, findings: readonly GateFinding[], regression: RegressionSummary | null): Promise<void> {
  await db.update(releases).set({ state: 'failed', findings: sql`${releases.findings} || ${JSON.stringify(findings)}::jsonb`, regression }).where(and(eq(releases.id, releaseId), eq(releases.state, 'building')));
}

export const readRelease = async (db: Database, id: string): Promise<ReleaseRow | undefined> => (await db.select().from(releases).where(eq(releases.id, id)))[0];
export const readReleases = (db: Database, limit: number): Promise<ReleaseRow[]> => db.select().from(releases).orderBy(desc(releases.number)).limit(limit);
export const readByState = (db: Database, state: Release['state']): Promise<ReleaseRow[]> => db.select().from(releases).where(eq(releases.state, state));

/** The release with that number, if it is or was served. */
export async function idOfServed(db: Database, number: number): Promise<string | null> {
  const [row] = await db.select({ id: releases.id }).from(releases).where(and(eq(releases.number, number), inArray(releases.state, ['current', 'past'])));
  return row?.id ?? null;
}
