import { LobbyError, type Facts, type Language, type NewRegressionCase, type RegressionCase, type RegressionCaseRow, type RegressionExpectation } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb, type Database } from '@lobby/service-kit/db';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ItemDeps } from '../items/itemDeps.ts';
import { regressionCases, regressionResults, releases } from '../record/schema.ts';

export type StoredCase = { id: string; question: string; language: Language; facts: Facts; asOf: string | null; expected: RegressionExpectation };

const AT_MOST = 2_000;

/** The questions editors added and nobody took out. */
export async function readCases(db: Database): Promise<StoredCase[]> {
  const rows = await db.select().from(regressionCases).where(isNull(regressionCases.removedBy)).orderBy(regressionCases.id).limit(AT_MOST);
  return rows.map((r) => ({ id: r.id, question: r.question, language: r.language as Language, facts: r.facts, asOf: r.asOf, expected: r.expected }));
}

/** The same for the screen, newest first, each with its outcome on the served release. */
export async function listCases(db: Database): Promise<RegressionCaseRow[]> {
  const rows = await db.select().from(regressionCases).where(isNull(regressionCases.removedBy)).orderBy(desc(regressionCases.addedAt)).limit(AT_MOST);
  const outcomes = new Map((await readCurrentResults(db) ?? []).map((c) => [c.id, c.passed]));
  return rows.map((r) => ({
    id: r.id, question: r.question, language: r.language as Language, facts: r.facts, asOf: r.asOf, expected: r.expected, addedBy: r.addedBy, addedAt: r.addedAt.toISOString(), passed: outcomes.get(r.id) ?? null,
  }));
}

/** @returns the new case's id */
export async function addCase(deps: ItemDeps, wish: NewRegressionCase, actor: string): Promise<string> {
  const id = newId('case');
  await deps.database.transaction(async (tx) => {
    await asDb(tx).insert(regressionCases).values({ id, question: wish.question, language: wish.language, facts: wish.facts, asOf: wish.asOf ?? null, expected: wish.expected, addedBy: actor, addedAt: deps.clock.now() });
    await deps.audit(tx, { actor, action: 'regression.case_added', subject: id });
  });
  return id;
}

/** @throws LobbyError `not_found` */
export async function removeCase(deps: ItemDeps, id: string, actor: string): Promise<void> {
  await deps.database.transaction(async (tx) => {
    const removed = await asDb(tx).update(regressionCases).set({ removedBy: actor }).where(and(eq(regressionCases.id, id), isNull(regressionCases.removedBy))).returning({ id: regressionCases.id });
    if (removed.length === 0) throw new LobbyError('not_found', 'No such regression case');
    await deps.audit(tx, { actor, action: 'regression.case_removed', subject: id });
  });
}

export async function saveResults(db: Database, releaseId: string, cases: RegressionCase[]): Promise<void> {
  await db.insert(regressionResults).values({ releaseId, cases }).onConflictDoUpdate({ target: regressionResults.releaseId, set: { cases } });
}

/** The outcome of every case on a release; null when no bench has run on it. */
export async function readResults(db: Database, releaseId: string): Promise<RegressionCase[] | null> {
  const [row] = await db.select({ cases: regressionResults.cases }).from(regressionResults).where(eq(regressionResults.releaseId, releaseId));
  return row?.cases ?? null;
}

export async function readCurrentResults(db: Database): Promise<RegressionCase[] | null> {
  const [row] = await db.select({ cases: regressionResults.cases }).from(regressionResults).innerJoin(releases, and(eq(releases.id, regressionResults.releaseId), eq(releases.state, 'current')));
  return row?.cases ?? null;
}

/** How many cases of the served release look at this item, and how many of them hold; null when no bench has run. */
export async function regressionOf(db: Database, itemId: string): Promise<{ passed: number; total: number } | null> {
  const cases = sql`jsonb_array_elements(${regressionResults.cases}) c`;
  const about = sql`c->'items' @> ${JSON.stringify([itemId])}::jsonb`;
  const [row] = await db.select({
    total: sql<number>`(select count(*) from ${cases} where ${about})::int`,
    passed: sql<number>`(select count(*) from ${cases} where ${about} and (c->>'passed')::boolean)::int`,
  }).from(regressionResults).innerJoin(releases, and(eq(releases.id, regressionResults.releaseId), eq(releases.state, 'current')));
  return row ?? null;
}
