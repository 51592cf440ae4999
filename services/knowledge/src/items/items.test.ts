import { LobbyError } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemVersions } from '../record/schema.ts';
import { clockAt } from '../testing/openTestKnowledge.ts';
import { makeItem } from '../testing/miniBank.ts';
import { diffItem } from './diffItem.ts';
import { listItems, readItemDetail } from './readItems.ts';
import { decideItem, submitItem } from './reviewItem.ts';
import type { ItemDeps } from './itemDeps.ts';
import { saveItem } from './saveItem.ts';

const term = (slug: string, meaning = '意思') => makeItem('term', slug, [`词${slug}`, `Word ${slug}`], { aliases: {}, meaning: { zh: meaning } });
const failure = (work: Promise<unknown>) => work.then(() => { throw new Error('it should have failed'); }, (e: unknown) => e as LobbyError);

describe('items', () => {
  let database: DatabaseHandle;
  let deps: ItemDeps;
  const save = (slug: string, baseVersion: number, actor: string, meaning?: string) => saveItem(deps, `term.${slug}`, { baseVersion, item: term(slug, meaning), retire: false }, actor);
  beforeAll(async () => {
    database = await openTestDatabase();
    deps = { database, audit: async () => undefined, clock: clockAt('2026-11-23') };
  });
  afterAll(() => database.close());

  it('goes from draft over review to approved, and keeps who did what', async () => {
    await save('a', 0, 'eve');
    await submitItem(deps, 'term.a', 1, 'eve');
    await decideItem(deps, 'term.a', { version: 1, decision: 'approve', comment: '好' }, 'adam');
    const detail = await readItemDetail(database.db, 'term.a', '2026-11-23');
    expect(detail.row).toMatchObject({ version: 1, state: 'approved', author: 'eve', approver: 'adam', publishedVersion: null });
    expect(detail.history.map((h) => [h.action, h.actor, h.comment])).toEqual([['approve', 'adam', '好'], ['submitted', 'eve', null], ['saved', 'eve', null]]);
  });

  it('lets nobody approve their own work, nor a text they had a hand in', async () => {
    await save('b', 0, 'eve');
    await submitItem(deps, 'term.b', 1, 'eve');
    expect((await failure(decideItem(deps, 'term.b', { version: 1, decision: 'approve' }, 'eve'))).code).toBe('self_approval');
    await save('b', 1, 'adam', '更好');
    await submitItem(deps, 'term.b', 2, 'adam');
    expect((await failure(decideItem(deps, 'term.b', { version: 2, decision: 'approve' }, 'eve'))).code).toBe('self_approval');
    await decideItem(deps, 'term.b', { version: 2, decision: 'approve' }, 'carol');
  });

  it('is refused by the database too, whatever the program does', async () => {
    await save('c', 0, 'eve');
    const write = (set: Record<string, string>) => database.db.update(itemVersions).set(set).where(eq(itemVersions.itemId, 'term.c'));
    await expect(write({ state: 'approved', approver: 'eve' })).rejects.toThrow();
    await expect(write({ state: 'approved' })).rejects.toThrow();
    await expect(database.db.execute(sql`update item_versions set state = 'on air' where item_id = 'term.c'`)).rejects.toThrow();
  });

  it('lets one of two editors win and shows the other what was written', async () => {
    await save('d', 0, 'eve');
    const results = await Promise.allSettled([save('d', 1, 'eve', '一'), save('d', 1, 'adam', '二')]);
    expect(results.map((r) => r.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((r) => r.status === 'rejected')?.reason as LobbyError;
    expect(lost.code).toBe('conflict');
    expect(lost.current).toMatchObject({ version: 2, item: { id: 'term.d' } });
    expect((await failure(save('new', 3, 'eve'))).code).toBe('conflict');
  });

  it('takes a version back from review when it is edited again', async () => {
    await save('e', 0, 'eve');
    await submitItem(deps, 'term.e', 1, 'eve');
    await save('e', 1, 'eve', '改过');
    expect((await readItemDetail(database.db, 'term.e', '2026-11-23')).versions.map((v) => v.state)).toEqual(['draft', 'retired']);
    expect((await failure(decideItem(deps, 'term.e', { version: 1, decision: 'approve' }, 'adam'))).code).toBe('conflict');
    expect((await failure(decideItem(deps, 'term.e', { version: 2, decision: 'approve' }, 'adam'))).code).toBe('wrong_state');
  });

  it('makes no new version when nothing changed', async () => {
    await save('f', 0, 'eve');
    expect(await save('f', 1, 'adam')).toBe(1);
  });

  it('names every wrong field with its path', async () => {
    const broken = { ...term('g'), kind: 'fee', id: 'fee.g', body: { product: 'product.x', feeType: 'annual', per: 'year', amount: -1, bands: [{ upTo: 'viel' }], colour: 'red' } };
    const error = await failure(saveItem(deps, 'fee.g', { baseVersion: 0, item: broken, retire: false }, 'eve'));
    expect(error.code).toBe('invalid_item');
    expect(error.errors?.map((e) => e.path).toSorted()).toEqual(['body.amount', 'body.bands[0].upTo', 'body.colour']);
    const rule = { ...term('g'), kind: 'rule', id: 'rule.g', body: { appliesTo: ['product.x'], effect: { type: 'require' }, when: { all: [{ fact: 'fact.a', op: 'gte' }] }, basedOn: { document: 'document.d', section: 's' }, explain: { zh: '好' } } };
    const wrong = await failure(saveItem(deps, 'rule.g', { baseVersion: 0, item: rule, retire: false }, 'eve'));
    expect(wrong.errors?.[0]?.path).toBe('body.when.all[0].value');
  });

  it('lists by pages in three queries however long the list is', async () => {
    for (let i = 0; i < 12; i += 1) await save(`page-${String(i).padStart(2, '0')}`, 0, 'eve');
    const before = database.queryCount();
    const first = await listItems(database.db, { q: 'page-', limit: 5 }, '2026-11-23');
    expect(database.queryCount() - before).toBe(3);
    expect([first.rows.length, first.total, first.next]).toEqual([5, 12, 'term.page-04']);
    const second = await listItems(database.db, { q: 'page-', limit: 5, after: first.next ?? '' }, '2026-11-23');
    expect(second.rows[0]?.id).toBe('term.page-05');
    expect((await listItems(database.db, { q: '100%_', limit: 5 }, '2026-11-23')).total).toBe(0);
  });

  it('tells the difference between two versions field by field', async () => {
    await save('h', 0, 'eve', '一');
    await save('h', 1, 'eve', '二');
    expect(await diffItem(database.db, 'term.h', {})).toEqual({ id: 'term.h', from: 1, to: 2, rows: [{ path: 'body.meaning.zh', change: 'changed', before: '一', after: '二' }] });
    expect((await failure(diffItem(database.db, 'term.h', { from: 9 }))).code).toBe('not_found');
  });
});
