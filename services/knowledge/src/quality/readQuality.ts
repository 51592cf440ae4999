import { ITEM_KINDS, type QualityReport } from '@lobby/contracts';
import { calendarDate, type Clock } from '@lobby/service-kit';
import type { Database } from '@lobby/service-kit/db';
import { count, eq, sql } from 'drizzle-orm';
import { AHEAD_DAYS } from '../items/itemViews.ts';
import { items, unanswered } from '../record/schema.ts';
import { readCurrentResults } from '../regression/regressionRecord.ts';
import { checkContent } from '../releases/gate/checkContent.ts';
import type { GateContext } from '../releases/gate/gateCheck.ts';
import { isValidOn } from '../releases/contentIndex.ts';
import type { ServedReleases } from '../releases/servedReleases.ts';
import { daysBefore } from '../usage/days.ts';
import { readUsageTotal, readWorst } from '../usage/readUsage.ts';

export type QualityDeps = { database: { db: Database }; served: ServedReleases; clock: Clock; checkFlow?: GateContext['checkFlow'] };

const WORST = 10;

/** How the served knowledge stands today: what the linter says, what is due, how customers judge it, what they could not get answered. */
export async function readQuality(deps: QualityDeps): Promise<QualityReport> {
  const { db } = deps.database;
  const asOf = calendarDate(deps.clock.now());
  const release = deps.served.current === null ? null : await deps.served.open(deps.served.current);
  const findings = release ? await checkContent(release.index.content, { asOf, ...(deps.checkFlow ? { checkFlow: deps.checkFlow } : {}) }) : [];
  const results = await readCurrentResults(db);
  const usage = await readUsageTotal(db, asOf);
  return {
    asOf, release: release?.id ?? null, findings: findings.filter((f) => f.check !== 'translations'), ...standing(release?.index.content.items ?? [], findings, asOf),
    regression: results ? { passed: results.filter((c) => c.passed).length, total: results.length, failing: results.filter((c) => !c.passed) } : null,
    usage: { askedWeek: usage.askedWeek, helpful: usage.helpful, thumbs: usage.thumbs, worst: await worst(db, asOf) },
    unanswered: await readOpen(db, asOf),
  };
}

type Released = NonNullable<Awaited<ReturnType<ServedReleases['open']>>>['index']['content']['items'];

function standing(content: Released, findings: QualityReport['findings'], asOf: string): Pick<QualityReport, 'counts' | 'owners'> {
  const soon = daysBefore(asOf, -AHEAD_DAYS);
  const untranslated = new Set(findings.flatMap((f) => (f.check === 'translations' && f.itemId ? [f.itemId] : [])));
  const isDue = ({ item }: Released[number]) => item.reviewBy !== undefined && item.reviewBy <= soon && isValidOn(item, asOf);
  const counts = ITEM_KINDS.map((kind) => {
    const own = content.filter((i) => i.item.kind === kind);
    const ends = (from: string, to: string) => own.filter(({ item }) => item.validTo !== undefined && item.validTo >= from && item.validTo < to).length;
    return { kind, items: own.length, due: own.filter(isDue).length, expired: ends('', asOf), ending: ends(asOf, soon), untranslated: own.filter((i) => untranslated.has(i.item.id)).length };
  });
  const owners = [...new Set(content.map((i) => i.item.owner))].map((owner) => {
    const own = content.filter((i) => i.item.owner === owner);
    return { owner, items: own.length, due: own.filter(isDue).length };
  }).toSorted((a, b) => b.due - a.due || b.items - a.items);
  return { counts, owners };
}

async function worst(db: Database, asOf: string): Promise<QualityReport['usage']['worst']> {
  const found = await readWorst(db, asOf, WORST);
  const titles = new Map((await db.select({ id: items.id, title: sql<{ zh: string; en?: string } | null>`(select v.body->'title' from item_versions v where v.item_id = ${items.id} and v.version = ${items.latestVersion})` }).from(items)
    .where(sql`${items.id} = any(${sql.param(found.map((f) => f.itemId))}::text[])`)).map((r) => [r.id, r.title]));
  return found.flatMap(({ itemId, usage }) => (usage.helpful === null ? [] : [{ id: itemId, title: titles.get(itemId)?.zh ?? itemId, titleEn: titles.get(itemId)?.en ?? null, helpful: usage.helpful, thumbs: usage.thumbs }]));
}

async function readOpen(db: Database, asOf: string): Promise<QualityReport['unanswered']> {
  const weekAgo = new Date(`${daysBefore(asOf, 7)}T00:00:00Z`);
  const [row] = await db.select({ open: count(), askedWeek: sql<number>`count(*) filter (where ${unanswered.lastAt} >= ${weekAgo.toISOString()})::int` }).from(unanswered).where(eq(unanswered.state, 'open'));
  return { open: row?.open ?? 0, askedWeek: row?.askedWeek ?? 0 };
}
