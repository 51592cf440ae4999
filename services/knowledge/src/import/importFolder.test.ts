import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { items } from '../record/schema.ts';
import { miniBank } from '../testing/miniBank.ts';
import { clockAt, emptyRecord, folderOf } from '../testing/openTestKnowledge.ts';
import { importFolder, type ImportResult } from './importFolder.ts';

const DEMO_BANK = new URL('../../../../content/demo-bank', import.meta.url).pathname;

describe('importing a folder', () => {
  let database: DatabaseHandle;
  const bring = (folder: string, more = {}) => importFolder({ database, audit: async () => undefined, clock: clockAt('2026-11-23') }, folder, { author: 'eve', ...more });
  const stored = async () => (await database.db.select({ n: count() }).from(items))[0]?.n;
  const troubles = (result: ImportResult) => (result.ok ? [] : result.invalid.flatMap((i) => i.errors.map((e) => [i.itemId, e.path, e.message])));
  beforeAll(async () => { database = await openTestDatabase(); });
  afterAll(() => database.close());
  beforeEach(() => emptyRecord(database));

  it('stores everything once; a second time changes nothing; one edit makes one version', async () => {
    const bank = miniBank();
    const folder = await folderOf(bank);
    expect(await bring(folder)).toEqual({ ok: true, files: 1, created: bank.length, changed: 0, unchanged: 0 });
    expect(await bring(folder)).toEqual({ ok: true, files: 1, created: 0, changed: 0, unchanged: bank.length });
    const edited = bank.map((i) => (i.id === 'term.free' ? { ...i, owner: 'others' } : i));
    expect(await bring(await folderOf(edited))).toMatchObject({ created: 0, changed: 1 });
  });

  it('stores nothing when one field of one item is wrong, and names file, item and field', async () => {
    const wrong = [...miniBank(), { id: 'fee.bad', kind: 'fee', title: { zh: '坏' }, owner: 'x', validFrom: '2026-02-30', body: { product: 'product.gold', feeType: 'annual', per: 'year', amount: 'viel' } }];
    const result = await bring(await folderOf(wrong));
    expect(result).toMatchObject({ ok: false, invalid: [{ file: 'items.yaml', itemId: 'fee.bad' }] });
    expect(troubles(result).map((t) => t[1])).toEqual(['validFrom', 'body.amount']);
    expect(await stored()).toBe(0);
  });

  it('names dangling references, unknown facts, overlapping bands and dates in the wrong order', async () => {
    const bank = miniBank().filter((i) => i.id !== 'fact.income').map((i) => {
      if (i.kind === 'rate') return { ...i, body: { ...i.body, bands: [...i.body.bands, { term: 'P5Y', percent: '9' }] } };
      return i.kind === 'product' && i.id === 'product.youth' ? { ...i, body: { ...i.body, alternatives: ['product.ghost'] } } : i;
    });
    const found = troubles(await bring(await folderOf(bank)));
    expect(found).toContainEqual(['product.youth', 'body.alternatives[0]', 'there is no item product.ghost']);
    expect(found).toContainEqual(['rule.gold-income', 'body.when.any[0].fact', 'there is no item fact.income']);
    expect(found).toContainEqual(['rate.deposit', 'body.bands[5]', expect.stringContaining('overlaps bands[4]')]);
    const backwards = miniBank().map((i) => (i.id === 'faq.campaign' ? { ...i, validTo: '2025-01-01' } : i));
    expect(troubles(await bring(await folderOf(backwards)))).toEqual([['faq.campaign', 'validTo', 'the last day lies before the first']]);
  });

  it('refuses rules that nobody can fulfil, that never hold or that supersede in a circle', async () => {
    const change = (id: string, body: Record<string, unknown>) => miniBank().map((i) => (i.id === id ? { ...i, body: { ...i.body, ...body } } : i));
    const messages = async (bank: unknown[]) => troubles(await bring(await folderOf(bank))).map((t) => t[2]).join('|');
    expect(await messages(change('rule.youth-age', { when: { all: [{ fact: 'fact.age', op: 'gt', value: 30 }, { fact: 'fact.age', op: 'lt', value: 20 }] } }))).toContain('can never hold');
    expect(await messages(change('rule.youth-age', { appliesTo: ['product.gold'], when: { fact: 'fact.age', op: 'gt', value: 90 } }))).toContain('no customer at all could fulfil');
    expect(await messages(change('rule.gold-age', { supersedes: 'rule.gold-age' }))).toContain('in a circle');
    expect(await messages(change('rule.gold-age', { when: { fact: 'fact.job', op: 'eq', value: 'astronaut' } }))).toContain('has no option "astronaut"');
  });

  it('survives broken YAML, alias bombs, duplicates and links out of the folder', async () => {
    const folder = await folderOf(miniBank());
    await writeFile(join(folder, 'broken.yaml'), 'a: [1, 2\nb: {');
    expect(await bring(folder)).toMatchObject({ ok: false, invalid: [{ file: 'broken.yaml' }] });
    await writeFile(join(folder, 'broken.yaml'), `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `b${i}: &b${i} [${Array(9).fill(i === 0 ? '*a' : `*b${i - 1}`).join(',')}]`).join('\n')}\n`);
    expect(await bring(folder)).toMatchObject({ ok: false });
    await writeFile(join(folder, 'broken.yaml'), '');
    await mkdir(join(folder, 'more'));
    await writeFile(join(folder, 'more', 'again.yaml'), `- ${JSON.stringify(miniBank()[0])}`);
    await symlink('/etc', join(folder, 'etc'));
    expect(troubles(await bring(folder))).toEqual([['product.gold', 'id', 'stands in items.yaml too']]);
    expect(await stored()).toBe(0);
  });

  it('takes the demo bank as it is', async () => {
    const result = await bring(DEMO_BANK, { approver: 'adam' });
    expect(result.ok ? [] : result.invalid).toEqual([]);
    expect(result).toMatchObject({ ok: true, changed: 0 });
  });
});
