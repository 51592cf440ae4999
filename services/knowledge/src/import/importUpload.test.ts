import { readFile } from 'node:fs/promises';
import { ImportQuery, type Item, type ItemOf, type LobbyError } from '@lobby/contracts';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { openTestDatabase } from '@lobby/testkit';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleOf } from '../export/bundle.ts';
import { documentMarkdown } from '../export/documentMarkdown.ts';
import { faqCsv, faqXlsx } from '../export/faqSheet.ts';
import { selectItems } from '../export/selectItems.ts';
import { listItems, readItemDetail } from '../items/readItems.ts';
import { decideItem, submitItem } from '../items/reviewItem.ts';
import { saveItem } from '../items/saveItem.ts';
import { itemVersions, items } from '../record/schema.ts';
import { confirmSources } from '../sources/marks.ts';
import { workbookOf, zipOf } from '../testing/files.ts';
import { makeItem, miniBank } from '../testing/miniBank.ts';
import { clockAt, emptyRecord, folderOf } from '../testing/openTestKnowledge.ts';
import { importFolder } from './importFolder.ts';
import { importUpload, type ImportDeps } from './importUpload.ts';

const BANK = new URL('../../../../content/demo-bank/', import.meta.url);
const TODAY = '2026-11-23';

describe('importing a file', () => {
  let database: DatabaseHandle;
  let deps: ImportDeps;
  const send = (name: string, body: string | Uint8Array, wish: object = {}, by = 'eve') =>
    importUpload(deps, { bytes: typeof body === 'string' ? Buffer.from(body) : body, query: ImportQuery.parse({ name, ...wish }) }, { id: by, team: 'cards' });
  /** Dry run, then the same for good. */
  const bring = async (name: string, body: string | Uint8Array, wish: object = {}, by = 'eve') => send(name, body, { ...wish, confirm: (await send(name, body, wish, by)).digest }, by);
  const failure = (work: Promise<unknown>) => work.then(() => { throw new Error('it should have failed'); }, (e: unknown) => e as LobbyError);
  const seed = async (bank: readonly Item[] = miniBank()) => importFolder(deps, await folderOf(bank), { author: 'seed', approver: 'boss' });
  const latest = async (id: string) => (await readItemDetail(database.db, id, TODAY));
  const stored = async () => (await database.db.select({ n: count() }).from(itemVersions))[0]?.n ?? 0;
  const troubles = (report: Awaited<ReturnType<typeof send>>) => report.rows.flatMap((r) => r.troubles.map((t) => [t.code, t.path, t.place.cell ?? t.place.row ?? t.place.section ?? null]));

  beforeAll(async () => {
    database = await openTestDatabase();
    deps = { database, audit: async () => undefined, clock: clockAt(TODAY) };
  });
  afterAll(() => database.close());
  beforeEach(() => emptyRecord(database));

  it('says first what it would do and stores nothing; confirmed it makes drafts by the importer, whom four eyes keep from approving', async () => {
    await seed();
    const before = await stored();
    const sheet = '问题,答案,主题\n挂失要钱吗,不要钱。,card_lost\n补卡几天,七天。,card_lost\n';
    const dry = await send('q.csv', sheet);
    expect(dry).toMatchObject({ stored: false, confirmable: true, counts: { created: 2, changed: 0, unchanged: 0, refused: 0 } });
    expect(dry.sheets[0]).toMatchObject({ as: 'faqs', guessed: true, mapping: { 'question.zh': 'A', 'answer.zh': 'B', topic: 'C' }, columns: [{ column: 'A', name: '问题', sample: '挂失要钱吗' }, {}, {}] });
    expect(await stored()).toBe(before);
    expect(await send('q.csv', sheet, { confirm: dry.digest })).toMatchObject({ stored: true });
    const id = dry.rows[0]?.itemId ?? '';
    expect((await latest(id)).row).toMatchObject({ state: 'draft', author: 'eve', owner: 'cards', version: 1, validFrom: TODAY });
    await submitItem(deps, id, 1, 'eve');
    expect((await failure(decideItem(deps, id, { version: 1, decision: 'approve' }, 'eve'))).code).toBe('self_approval');
    expect(await send('q.csv', sheet)).toMatchObject({ confirmable: false, counts: { unchanged: 2 } });
  });

  it('takes nothing when one row is refused, and names file, row, cell, item, field and reason', async () => {
    await seed();
    const before = await stored();
    const sheet = '编号,问题,答案,主题,生效日\nfaq.a,甲,答甲,card_lost,2026-01-01\nfaq.b,乙,,card_lost,2026-02-30\nfaq.c,丙,答丙,nowhere,2026年3月1日\nfaq.a,丁,答丁,card_lost,\n';
    const dry = await send('q.csv', sheet);
    expect(dry.counts).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 3 });
    expect(troubles(dry)).toEqual(expect.arrayContaining([['field', 'validFrom', 'E3'], ['field', 'body.answer.zh', 'C3'], ['duplicate', 'id', 'A5']]));
    expect(troubles(dry).find((t) => t[1] === 'body.topic')).toEqual(['content', 'body.topic', 'D4']);
    const refused = await failure(send('q.csv', sheet, { confirm: dry.digest }));
    expect(refused.code).toBe('import_refused');
    expect(refused.errors?.map((e) => e.path)).toContain('q.csv › E3 › faq.b › validFrom');
    expect(await stored()).toBe(before);
  });

  it('asks for a mapping when the header says nothing, and takes one', async () => {
    await seed();
    const sheet = '甲,乙\n怎么挂失呢,打电话。\n';
    expect(troubles(await send('q.csv', sheet))).toEqual([['needs_mapping', '', 1]]);
    const wish = { mapping: JSON.stringify({ 'question.zh': 'A', 'answer.zh': 'B' }), topic: 'card_lost' };
    expect(await bring('q.csv', sheet, wish)).toMatchObject({ stored: true, counts: { created: 1 } });
    expect((await failure(send('q.csv', sheet, { mapping: '{"question.zh":"1"}' }))).code).toBe('invalid_request');
  });

  it('refuses a confirmation of something else: another file, another wish, or a record that moved on', async () => {
    await seed();
    const sheet = (answer: string) => `编号,问题,答案,主题\nfaq.x,甲,${answer},card_lost\n`;
    const dry = await send('q.csv', sheet('一'));
    expect((await failure(send('q.csv', sheet('二'), { confirm: dry.digest }))).code).toBe('conflict');
    expect((await failure(send('q.csv', sheet('一'), { confirm: dry.digest, owner: 'others' }))).code).toBe('conflict');
    await bring('q.csv', sheet('三'), {}, 'carol');
    const late = await failure(send('q.csv', sheet('一'), { confirm: dry.digest }));
    expect([late.code, (late.current as { counts: object }).counts]).toEqual(['conflict', { created: 0, changed: 1, unchanged: 0, refused: 0 }]);
    const again = await send('q.csv', sheet('一'));
    expect(again.rows[0]?.notes.map((n) => n.code)).toEqual(['replaces_draft']);
    expect(again.rows[0]?.fields).toEqual(['body.answer.zh']);
  });

  it('never takes a formula or a merged cell without a word', async () => {
    await seed();
    const book = await workbookOf([['问答汇总'], ['问题', '答案', '主题'], ['甲', { formula: 'HYPERLINK("http://x")', shows: '答甲' }, 'card_lost'], ['乙', '答乙', 'card_lost']], ['A1:C1', 'C3:C4']);
    const dry = await send('q.xlsx', book);
    expect(dry.counts).toEqual({ created: 0, changed: 0, unchanged: 0, refused: 2 });
    expect(troubles(dry)).toEqual([['formula', 'body.answer.zh', 'B3'], ['merged', 'body.topic', 'C3'], ['merged', 'body.topic', 'C4']]);
    const taken = await send('q.xlsx', book, { formulas: 'shown', merged: 'fill' });
    expect(taken.counts.created).toBe(2);
    expect(taken.rows.map((r) => r.notes.map((n) => n.code))).toEqual([['formula_shown', 'merged_filled'], ['merged_filled']]);
  });

  it('keeps the anchors of a document over its versions, and marks who cites what changed', async () => {
    await seed();
    const terms = (await latest('document.terms')).item as unknown as ItemOf<'document'>;
    const sections = terms.body.sections.map((s, i) => `## ${i + 5}、${s.heading.zh}\n\n${s.text.zh}${s.anchor === 'who' ? '另有规定的除外。' : ''}\n`);
    const text = `${sections.join('\n')}\n## 新的一节\n\n新文字。\n`;
    const dry = await send('terms.md', text);
    expect(dry.rows).toMatchObject([{ outcome: 'changed', itemId: 'document.terms' }]);
    const marked = dry.marks.map((m) => m.itemId);
    expect(marked.length).toBeGreaterThan(0);
    expect(dry.marks.every((m) => m.section === 'who' && m.change === 'changed')).toBe(true);
    await bring('terms.md', text);
    const now = (await latest('document.terms')).item as unknown as ItemOf<'document'>;
    expect(now.body.sections.map((s) => s.anchor)).toEqual([...terms.body.sections.map((s) => s.anchor), 'xin-de-yi-jie']);
    expect(now.body.sections[0]?.text.en).toBe(terms.body.sections[0]?.text.en);
    const listed = await listItems(database.db, { view: 'source_changed', limit: 50 }, TODAY);
    expect(listed.rows.map((r) => [r.id, r.changedSources])).toEqual(marked.toSorted().map((id) => [id, 1]));
  });

  it('clears a mark when an editor confirms or changes the item, and sets it again with the next change', async () => {
    await seed();
    const edit = async (words: string) => {
      const { item, row } = await latest('document.terms');
      const doc = structuredClone(item) as unknown as ItemOf<'document'>;
      for (const s of doc.body.sections) s.text.zh += words;
      await saveItem(deps, 'document.terms', { baseVersion: row.version, item: doc, retire: false }, 'dora');
    };
    await edit('一');
    const [first, second] = (await listItems(database.db, { view: 'source_changed', limit: 50 }, TODAY)).rows;
    const id = first?.id ?? '';
    expect((await latest(id)).sources).toMatchObject([{ document: 'document.terms', change: 'changed', documentVersion: 2 }]);
    await confirmSources(deps, id, first?.version ?? 0, 'eve');
    expect((await latest(id)).sources).toEqual([]);
    expect((await latest(id)).history[0]).toMatchObject({ action: 'confirmed', actor: 'eve' });
    expect((await failure(confirmSources(deps, id, first?.version ?? 0, 'eve'))).code).toBe('wrong_state');
    const other = await latest(second?.id ?? '');
    await saveItem(deps, other.row.id, { baseVersion: other.row.version, item: { ...other.item, owner: 'others' }, retire: false }, 'eve');
    expect((await latest(other.row.id)).sources).toEqual([]);
    await edit('二');
    expect((await latest(id)).sources).toMatchObject([{ documentVersion: 3 }]);
  });

  it('reads a translation onto the Chinese sections, and refuses one of a document that is not there', async () => {
    await seed();
    const terms = (await latest('document.terms')).item as unknown as ItemOf<'document'>;
    const english = terms.body.sections.map((s) => `## Heading {#${s.anchor}}\n\nWords of ${s.anchor}, in English.\n`).join('\n');
    expect(await bring('terms.md', english)).toMatchObject({ counts: { changed: 1 } });
    const now = (await latest('document.terms')).item as unknown as ItemOf<'document'>;
    expect(now.body.sections.map((s) => [s.text.zh, s.text.en])).toEqual(terms.body.sections.map((s) => [s.text.zh, `Words of ${s.anchor}, in English.`]));
    expect(troubles(await send('other.md', english))).toEqual([['no_chinese', 'title.zh', null]]);
  });

  it('changes nothing when the demo bank\'s own files are imported over its YAML', async () => {
    await importFolder(deps, BANK.pathname, { author: 'seed', approver: 'boss' });
    const files = ['deposit-insurance.docx', 'complaint-handling.pdf', 'deposit-terms.html', 'fee-schedule.xlsx', 'questions.csv'];
    const archive = zipOf(Object.fromEntries(await Promise.all(files.map(async (f) => [f, await readFile(new URL(`files/${f}`, BANK))] as const))));
    const report = await send('files.zip', archive);
    expect(report.rows.flatMap((r) => r.troubles)).toEqual([]);
    expect(report.counts).toEqual({ created: 0, changed: 0, unchanged: 16, refused: 0 });
  });

  it('exports a bundle, imports it into an empty bank and exports the same bytes', async () => {
    await seed();
    const bundle = await bundleOf(await selectItems(database.db, { from: 'latest' }));
    await emptyRecord(database);
    expect(await bring('all.json', bundle)).toMatchObject({ stored: true, counts: { created: miniBank().length } });
    expect(await bundleOf(await selectItems(database.db, { from: 'latest' }))).toBe(bundle);
    expect(troubles(await send('all.json', bundle.replace('"amount": 160', '"amount": 1')))).toContainEqual(['altered', 'digest', null]);
    expect(troubles(await send('all.json', bundle.slice(0, -40)))).toContainEqual(['broken', '', null]);
    await failure(selectItems(database.db, { from: 'current' })).then((e) => expect(e.code).toBe('not_found'));
  });

  it('S21 takes Cypher, HTML, formulas and templates as the words they are, in every format there and back', async () => {
    await seed();
    const evil = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '`) DETACH DELETE n //', '<img src=x onerror=alert(1)>', '{{7*7}} ${x} <%= y %>', '"; DROP TABLE items; --', '第一行\n# 不是标题\n---\n```\n尾', '\'引号'];
    const faqs = evil.map((answer, i) => makeItem('faq', `evil-${i}`, [`问${answer.replace(/\s+/g, ' ')}`, `Q ${i}`], { topic: 'card_lost', phrasings: { zh: [answer.replace(/\s+/g, ' ').replaceAll(/[;|]/g, '')] }, answer: { zh: answer } }));
    await importFolder(deps, await folderOf(faqs), { author: 'eve' });
    const ids = faqs.map((f) => f.id).join(',');
    const chosen = await selectItems(database.db, { from: 'latest', ids });
    const csv = faqCsv(chosen);
    expect(csv.match(/(^|,|\r\n)"?[=+@\t-]/g)).toBeNull();
    expect((await send('faqs.csv', csv)).counts).toEqual({ created: 0, changed: 0, unchanged: evil.length, refused: 0 });
    expect((await send('faqs.xlsx', await faqXlsx(chosen))).counts.unchanged).toBe(evil.length);
    const document = makeItem('document', 'evil', ['坏', 'Bad'], { summary: { zh: '简' }, sections: evil.map((zh, i) => ({ anchor: `s${i}`, heading: { zh: `标题 <b>${i}</b>` }, text: { zh: zh.trim() } })) });
    await importFolder(deps, await folderOf([document]), { author: 'eve' });
    expect((await send('x.md', documentMarkdown(document as ItemOf<'document'>, 'zh'))).counts).toEqual({ created: 0, changed: 0, unchanged: 1, refused: 0 });
    expect((await database.db.select().from(items).where(eq(items.id, 'document.terms'))).length).toBe(1);
  });
});
