import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeItem } from '../testing/miniBank.ts';
import { clockAt } from '../testing/openTestKnowledge.ts';
import { createUsageCounter } from '../usage/usageCounter.ts';
import { recordFeedback } from '../usage/recordFeedback.ts';
import { silentLog } from '@lobby/service-kit';
import { addComment, resolveComment } from './comments.ts';
import { listItems, readItemDetail } from './readItems.ts';
import { restoreVersion } from './restoreVersion.ts';
import type { ItemDeps } from './itemDeps.ts';
import { saveItem } from './saveItem.ts';

const TODAY = '2026-11-23';
const term = (slug: string, meaning: string, envelope = {}) => makeItem('term', slug, [`词${slug}`, `Word ${slug}`], { aliases: {}, meaning: { zh: meaning } }, envelope);

describe('the review of an item', () => {
  let database: DatabaseHandle;
  let deps: ItemDeps;
  const save = (slug: string, baseVersion: number, meaning: string, envelope = {}) => saveItem(deps, `term.${slug}`, { baseVersion, item: term(slug, meaning, envelope), retire: false }, 'eve');
  const detail = (slug: string) => readItemDetail(database.db, `term.${slug}`, TODAY);
  const view = async (name: 'due' | 'expired' | 'ending' | 'upcoming' | 'unhelpful' | 'mine', mine: string[] = []) => (await listItems(database.db, { view: name, mine, limit: 50 }, TODAY)).rows.map((r) => r.id);

  beforeAll(async () => {
    database = await openTestDatabase();
    deps = { database, audit: async () => undefined, clock: clockAt(TODAY) };
  });
  afterAll(() => database.close());

  it('keeps what was said about a version and a field, and who settled it', async () => {
    await save('talk', 0, '一');
    await addComment(deps, 'term.talk', { version: 1, path: 'body.meaning.zh', text: '这里不对' }, 'adam');
    await addComment(deps, 'term.talk', { version: 1, text: '其余可以' }, 'adam');
    await save('talk', 1, '二');
    const [first] = (await detail('talk')).comments;
    await resolveComment(deps, 'term.talk', first?.id ?? 0, 'eve');
    await resolveComment(deps, 'term.talk', first?.id ?? 0, 'carol');
    expect((await detail('talk')).comments.map((c) => [c.version, c.path, c.text, c.author, c.resolvedBy])).toEqual([[1, 'body.meaning.zh', '这里不对', 'adam', 'eve'], [1, null, '其余可以', 'adam', null]]);
    await expect(addComment(deps, 'term.talk', { version: 7, text: 'x' }, 'adam')).rejects.toMatchObject({ code: 'not_found' });
    await expect(resolveComment(deps, 'term.talk', 9_999, 'adam')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('brings an earlier text back as a new draft, and says so in the history', async () => {
    await save('back', 0, '一');
    await save('back', 1, '二');
    expect(await restoreVersion(deps, 'term.back', { baseVersion: 2, version: 1 }, 'adam')).toBe(3);
    const { item, row, history } = await detail('back');
    expect([row.version, row.state, row.author, (item as { body: { meaning: { zh: string } } }).body.meaning.zh]).toEqual([3, 'draft', 'adam', '一']);
    expect(history.map((h) => [h.action, h.version, h.comment])).toEqual([['restored', 3, 'v1'], ['saved', 2, null], ['saved', 1, null]]);
    await expect(restoreVersion(deps, 'term.back', { baseVersion: 2, version: 1 }, 'eve')).rejects.toMatchObject({ code: 'conflict', current: { version: 3, author: 'adam' } });
    await expect(restoreVersion(deps, 'term.back', { baseVersion: 3, version: 8 }, 'eve')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('warns an owner ahead: due, ending, run out, not yet', async () => {
    await save('due', 0, '一', { reviewBy: '2026-12-20' });
    await save('later', 0, '一', { reviewBy: '2026-12-24' });
    await save('ends', 0, '一', { validTo: '2026-12-01', owner: 'card-team' });
    await save('gone', 0, '一', { validTo: '2026-11-22', reviewBy: '2026-11-01' });
    await save('comes', 0, '一', { validFrom: '2027-01-01' });
    expect(await view('due')).toEqual(['term.due']);
    expect(await view('ending')).toEqual(['term.ends']);
    expect(await view('expired')).toEqual(['term.gone']);
    expect(await view('upcoming')).toEqual(['term.comes']);
    expect(await view('mine', ['card-team'])).toEqual(['term.ends']);
    expect(await view('mine')).toEqual([]);
  });

  it('tells how often an item was asked for and whether it helped', async () => {
    await save('used', 0, '一');
    const counter = createUsageCounter(database.db, clockAt(TODAY), silentLog);
    const lastWeek = createUsageCounter(database.db, clockAt('2026-11-10'), silentLog);
    counter.used(['term.used', 'term.used', 'term.other']);
    counter.used(['term.used']);
    lastWeek.used(['term.used']);
    await Promise.all([counter.stop(), lastWeek.stop()]);
    expect((await detail('used')).row.usage).toEqual({ askedWeek: 2, lastAsked: TODAY, helpful: null, thumbs: 0 });
    const thumb = (helpful: boolean, before: boolean | null = null) => recordFeedback(database, clockAt(TODAY), { itemIds: ['term.used'], helpful, before, question: null });
    await thumb(true);
    await thumb(false);
    await thumb(false);
    await thumb(false, false);
    expect((await detail('used')).row.usage).toMatchObject({ thumbs: 3, helpful: 1 / 3 });
    expect(await view('unhelpful')).toEqual(['term.used']);
    await thumb(true, false);
    expect((await detail('used')).row.usage).toMatchObject({ thumbs: 3, helpful: 2 / 3 });
    expect(await view('unhelpful')).toEqual([]);
  });
});
