import type { LobbyError } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemVersions } from '../record/schema.ts';
import { makeItem } from '../testing/miniBank.ts';
import { clockAt } from '../testing/openTestKnowledge.ts';
import { decideItem, submitItem } from './reviewItem.ts';
import type { ItemDeps } from './itemDeps.ts';
import { saveItem } from './saveItem.ts';

const term = (slug: string, meaning: string) => makeItem('term', slug, [`词${slug}`, `Word ${slug}`], { aliases: {}, meaning: { zh: meaning } });
const RACES = 25;

describe('four eyes', () => {
  let database: DatabaseHandle;
  let deps: ItemDeps;
  const save = (slug: string, baseVersion: number, actor: string, meaning: string) => saveItem(deps, `term.${slug}`, { baseVersion, item: term(slug, meaning), retire: false }, actor);
  const approve = (slug: string, version: number, actor: string) => decideItem(deps, `term.${slug}`, { version, decision: 'approve' }, actor);
  const stateOf = async (slug: string, version: number) => (await database.db.select().from(itemVersions).where(and(eq(itemVersions.itemId, `term.${slug}`), eq(itemVersions.version, version))))[0];
  const force = (slug: string, version: number, set: Partial<typeof itemVersions.$inferInsert>) => database.db.update(itemVersions).set(set).where(and(eq(itemVersions.itemId, `term.${slug}`), eq(itemVersions.version, version)));
  /** What the database says, which the driver's error carries as its cause. */
  const refusal = (work: Promise<unknown>) => work.then(() => 'it was let through', (e: Error) => `${e.message} ${e.cause instanceof Error ? e.cause.message : ''}`);

  beforeAll(async () => {
    database = await openTestDatabase();
    deps = { database, audit: async () => undefined, clock: clockAt('2026-11-23') };
  });
  afterAll(() => database.close());

  it('holds in a race of author and another approver: whoever wins, never the author', async () => {
    for (let i = 0; i < RACES; i += 1) {
      const slug = `race-${i}`;
      await save(slug, 0, 'eve', '一');
      await submitItem(deps, `term.${slug}`, 1, 'eve');
      const results = await Promise.allSettled([approve(slug, 1, 'eve'), approve(slug, 1, 'adam'), approve(slug, 1, 'eve'), approve(slug, 1, 'carol')]);
      expect(results.filter((r) => r.status === 'fulfilled').length).toBe(1);
      expect(results.filter((r) => r.status === 'rejected').map((r) => (r.reason as LobbyError).code).every((code) => code === 'self_approval' || code === 'wrong_state')).toBe(true);
      expect((await stateOf(slug, 1))?.approver).toMatch(/^(adam|carol)$/);
    }
  });

  it('holds when an approval races with the approver\'s own edit', async () => {
    for (let i = 0; i < RACES; i += 1) {
      const slug = `edit-${i}`;
      await save(slug, 0, 'eve', '一');
      await submitItem(deps, `term.${slug}`, 1, 'eve');
      await Promise.allSettled([approve(slug, 1, 'adam'), save(slug, 1, 'adam', '二')]);
      const [first, second] = [await stateOf(slug, 1), await stateOf(slug, 2)];
      // Either the approval came first, and the edit is a new draft that needs other eyes, or the edit came first and nothing is approved.
      expect([first?.state, second?.state ?? null]).toEqual(first?.approver ? ['approved', 'draft'] : ['retired', 'draft']);
      if (!second) continue;
      await submitItem(deps, `term.${slug}`, 2, 'adam');
      await expect(approve(slug, 2, 'adam')).rejects.toMatchObject({ code: 'self_approval' });
    }
  });

  it('cannot be had by swapping roles: each edits, each would approve the other\'s half', async () => {
    await save('swap', 0, 'eve', '一');
    await save('swap', 1, 'adam', '二');
    await submitItem(deps, 'term.swap', 2, 'eve');
    await expect(approve('swap', 2, 'eve')).rejects.toMatchObject({ code: 'self_approval' });
    await expect(approve('swap', 2, 'adam')).rejects.toMatchObject({ code: 'self_approval' });
    await approve('swap', 2, 'carol');
  });

  it('is kept by the database when the program is gone around', async () => {
    await save('db', 0, 'eve', '一');
    await save('db', 1, 'adam', '二');
    expect(await refusal(force('db', 2, { state: 'approved', approver: 'eve' }))).toContain('eve had a hand in version 2');
    expect(await refusal(force('db', 2, { author: 'carol' }))).toContain('is written and does not change');
    expect(await refusal(force('db', 2, { body: term('db', '三') }))).toContain('is written and does not change');
    expect(await refusal(force('db', 2, { retire: true }))).toContain('is written and does not change');
    await force('db', 2, { state: 'approved', approver: 'carol' });
    expect(await refusal(force('db', 2, { approver: 'dan' }))).toContain('is written and does not change');
  });
});
