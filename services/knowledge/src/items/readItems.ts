import { LobbyError, type ItemDetail, type ItemPage, type ItemRow, type ItemState, type ItemUsage, type ItemView } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, asc, count, desc, eq, gt, ilike, or, sql, type SQL } from 'drizzle-orm';
import { itemVersions, items, reviews } from '../record/schema.ts';
import { regressionOf } from '../regression/regressionRecord.ts';
import { openSourceCount, openSources } from '../sources/marks.ts';
import { NO_USAGE, readUsage } from '../usage/readUsage.ts';
import { commentsOf } from './comments.ts';
import { viewFilter } from './itemViews.ts';

/** `mine` are the names under which the reader may own items: team, name, user name. */
export type ItemListWish = {
  q?: string | undefined; kind?: string | undefined; state?: ItemState | undefined; view?: ItemView | undefined; owner?: string | undefined; mine?: readonly string[]; after?: string | undefined; limit: number;
};

const latest = and(eq(itemVersions.itemId, items.id), eq(itemVersions.version, items.latestVersion));

/** One page of items in the order of their ids, in three queries however long the list is. `after` is the last id of the page before. @param today for the views that look at dates */
export async function listItems(db: Database, wish: ItemListWish, today: string): Promise<ItemPage> {
  const filter = filterOf(wish, today);
  const rows = await db.select({ item: items, version: itemVersions, changed: openSourceCount }).from(items).innerJoin(itemVersions, latest)
    .where(and(filter, wish.after ? gt(items.id, wish.after) : undefined)).orderBy(asc(items.id)).limit(wish.limit + 1);
  const [total] = await db.select({ n: count() }).from(items).innerJoin(itemVersions, latest).where(filter);
  const shown = rows.slice(0, wish.limit);
  const usage = await readUsage(db, shown.map((r) => r.item.id), today);
  const page = shown.map((r) => itemRow(r.item, r.version, r.changed, usage.get(r.item.id)));
  return { rows: page, next: rows.length > wish.limit ? (page.at(-1)?.id ?? null) : null, total: total?.n ?? 0 };
}

function filterOf(wish: ItemListWish, today: string): SQL | undefined {
  const like = wish.q ? `%${wish.q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : undefined;
  return and(
    wish.kind ? eq(items.kind, wish.kind) : undefined,
    wish.state ? eq(itemVersions.state, wish.state) : undefined,
    wish.owner ? sql`${itemVersions.body}->>'owner' = ${wish.owner}` : undefined,
    wish.view ? viewFilter(wish.view, today, wish.mine ?? []) : undefined,
    like ? or(ilike(items.id, like), ilike(sql`${itemVersions.body}->'title'->>'zh'`, like), ilike(sql`${itemVersions.body}->'title'->>'en'`, like), ilike(sql`${itemVersions.body}->>'owner'`, like)) : undefined,
  );
}

type StoredItem = typeof items.$inferSelect;
type StoredVersion = typeof itemVersions.$inferSelect;

function itemRow(item: StoredItem, version: StoredVersion, changed: number, usage: ItemUsage = NO_USAGE): ItemRow {
  const body = version.body as { title?: { zh?: string; en?: string }; owner?: string; validFrom?: string; validTo?: string; reviewBy?: string };
  return {
    id: item.id, kind: item.kind, title: body.title?.zh ?? item.id, titleEn: body.title?.en ?? null, owner: body.owner ?? '',
    version: version.version, state: version.state as ItemState, publishedVersion: item.publishedVersion,
    validFrom: body.validFrom ?? '', validTo: body.validTo ?? null, reviewBy: body.reviewBy ?? null,
    updatedAt: item.updatedAt.toISOString(), author: version.author, approver: version.approver, usage, changedSources: changed,
  };
}

/** One item with its versions, its history and who uses it. @throws LobbyError `not_found` */
export async function readItemDetail(db: Database, id: string, today: string): Promise<ItemDetail> {
  const rows = await db.select({ item: items, version: itemVersions }).from(items).innerJoin(itemVersions, eq(itemVersions.itemId, items.id))
    .where(eq(items.id, id)).orderBy(desc(itemVersions.version));
  const newest = rows[0];
  if (!newest) throw new LobbyError('not_found', `No item ${id}`);
  const sources = await openSources(db, id);
  const published = rows.find((r) => r.version.version === newest.item.publishedVersion);
  return {
    row: itemRow(newest.item, newest.version, sources.length, (await readUsage(db, [id], today)).get(id)), item: newest.version.body, published: published?.version.body ?? null,
    versions: rows.map(({ version: v }) => ({ version: v.version, state: v.state as ItemState, author: v.author, approver: v.approver, createdAt: v.createdAt.toISOString() })),
    usedBy: await usedBy(db, id),
    history: await historyOf(db, id),
    comments: await commentsOf(db, id),
    sources,
    regression: await regressionOf(db, id),
  };
}

/** Items whose latest version names this one, as a whole value or inside a placeholder. */
async function usedBy(db: Database, id: string): Promise<ItemDetail['usedBy']> {
  const like = (before: string, after: string) => sql`${itemVersions.body}::text like ${`%${before}${id.replace(/[\\%_]/g, (c) => `\\${c}`)}${after}%`}`;
  const rows = await db.select({ id: items.id, title: sql<string | null>`${itemVersions.body}->'title'->>'zh'`, titleEn: sql<string | null>`${itemVersions.body}->'title'->>'en'` }).from(items).innerJoin(itemVersions, latest)
    .where(and(sql`${items.id} <> ${id}`, or(like('"', '"'), like('{{', '}}'), like('{{', '#')))).orderBy(asc(items.id)).limit(100);
  return rows.map((r) => ({ id: r.id, title: r.title ?? r.id, titleEn: r.titleEn }));
}

async function historyOf(db: Database, id: string): Promise<ItemDetail['history']> {
  const rows = await db.select().from(reviews).where(eq(reviews.itemId, id)).orderBy(desc(reviews.id)).limit(200);
  return rows.map((r) => ({ version: r.version, actor: r.actor, action: r.action as ItemDetail['history'][number]['action'], comment: r.comment, at: r.at.toISOString() }));
}
