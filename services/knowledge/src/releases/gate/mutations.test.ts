import { join } from 'node:path';
import type { GateFinding, ReleasedItem } from '@lobby/contracts';
import { repositoryRoot } from '@lobby/service-kit';
import { openTestDatabase } from '@lobby/testkit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { count } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFolder } from '../../import/importFolder.ts';
import { readFolder } from '../../import/readFolder.ts';
import { readItem } from '../../items/parseItem.ts';
import { items, itemVersions } from '../../record/schema.ts';
import { clockAt, folderOf } from '../../testing/openTestKnowledge.ts';
import { checkContent } from './checkContent.ts';

/** The day the demo bank is written for. */
const TODAY = '2026-11-23';
type Raw = { id: string; kind: string; validFrom: string; validTo?: string; body: Record<string, unknown> } & Record<string, unknown>;
type Mutation = { why: string; /** Changes the content as an editor might by mistake. */ break: (bank: Raw[]) => Raw[]; item: string; field: string; says: string; /** Seen by the schema, before anything is looked at together. */ atDoor?: 'fields' };

const change = (id: string, edit: (item: Raw) => void) => (bank: Raw[]): Raw[] => bank.map((item) => {
  if (item.id !== id) return item;
  const copy = structuredClone(item);
  edit(copy);
  return copy;
});
const without = (id: string) => (bank: Raw[]): Raw[] => bank.filter((item) => item.id !== id);
const list = (value: unknown): Record<string, unknown>[] => value as Record<string, unknown>[];
const of = (value: unknown): Record<string, unknown> => value as Record<string, unknown>;

/** Each takes the whole demo bank, breaks one thing in it, and must be refused by name. */
const MUTATIONS: readonly Mutation[] = [
  { why: 'products that need each other in a circle', break: (bank) => change('product.card-gold', (i) => { i.body.requiresProducts = ['product.card-platinum']; })(change('product.card-platinum', (i) => { i.body.requiresProducts = ['product.card-gold']; })(bank)), item: 'product.card-gold', field: 'body.requiresProducts', says: 'circle' },
  { why: 'rules that supersede each other in a circle', break: change('rule.card-diamond-age', (i) => { i.body.supersedes = 'rule.card-diamond-age'; }), item: 'rule.card-diamond-age', field: 'body.supersedes', says: 'circle' },
  { why: 'an alternative that is the product itself', break: change('product.card-gold', (i) => { i.body.alternatives = ['product.card-gold']; }), item: 'product.card-gold', field: 'body.alternatives[0]', says: 'names itself' },
  { why: 'a rule on a fact that does not exist', break: change('rule.card-diamond-age', (i) => { i.body.when = { fact: 'fact.shoe-size', op: 'gte', value: 40 }; }), item: 'rule.card-diamond-age', field: 'body.when.fact', says: 'no item fact.shoe-size' },
  { why: 'a fact that rules lean on is gone', break: without('fact.age'), item: 'rule.card-diamond-age', field: 'body.when.fact', says: 'no item fact.age' },
  { why: 'overlapping rate bands', break: change('rate.time-deposit', (i) => { list(i.body.bands).push({ ...list(i.body.bands)[0], percent: '9.99' }); }), item: 'rate.time-deposit', field: 'body.bands[', says: 'overlaps' },
  { why: 'two rates for the same term on the same day', break: (bank) => [...bank, { ...structuredClone(bank.find((i) => i.id === 'rate.loan-car')), id: 'rate.loan-car-2', body: { ...bank.find((i) => i.id === 'rate.loan-car')?.body, bands: [{ term: 'P1Y', percent: '8.88' }] } } as Raw], item: 'rate.loan-car-2', field: 'body.bands[0]', says: 'another rate for the same term' },
  { why: 'fee bands that do not rise', break: change('fee.transfer-interbank-branch', (i) => { list(i.body.bands).reverse(); }), item: 'fee.transfer-interbank-branch', field: 'body.bands[', says: 'must rise' },
  { why: 'an end before the beginning', break: change('faq.card_points-expire', (i) => { i.validTo = '2020-01-01'; }), item: 'faq.card_points-expire', field: 'validTo', says: 'before the first', atDoor: 'fields' },
  { why: 'a citation of a section that is not there', break: change('rule.card-diamond-age', (i) => { of(i.body.basedOn).section = 'no-such-section'; }), item: 'rule.card-diamond-age', field: 'body.basedOn.section', says: 'has no section' },
  { why: 'a citation of a document that is not there', break: change('rule.card-diamond-age', (i) => { of(i.body.basedOn).document = 'document.lost'; }), item: 'rule.card-diamond-age', field: 'body.basedOn.document', says: 'no item document.lost' },
  { why: 'requirements that nobody can meet together', break: (bank) => [...bank, { ...structuredClone(bank.find((i) => i.id === 'rule.card-platinum-age') as Raw), id: 'rule.card-platinum-age-2', body: { ...bank.find((i) => i.id === 'rule.card-platinum-age')?.body, when: { fact: 'fact.age', op: 'gt', value: 70 } } }], item: 'product.card-platinum', field: 'rules', says: 'no customer at all' },
  { why: 'a condition that can never hold', break: change('rule.card-platinum-age', (i) => { i.body.when = { all: [{ fact: 'fact.age', op: 'gt', value: 60 }, { fact: 'fact.age', op: 'lt', value: 20 }] }; }), item: 'rule.card-platinum-age', field: 'body.when', says: 'can never hold' },
  { why: 'a fact compared with a value it cannot have', break: change('rule.card-platinum-age', (i) => { i.body.when = { fact: 'fact.age', op: 'eq', value: 'old' }; }), item: 'rule.card-platinum-age', field: 'body.when', says: 'is number' },
  { why: 'an option that the fact does not offer', break: change('rule.card-platinum-age', (i) => { i.body.when = { fact: 'fact.employment', op: 'eq', value: 'astronaut' }; }), item: 'rule.card-platinum-age', field: 'body.when', says: 'has no option' },
  { why: 'a number in an FAQ that contradicts the graph', break: change('faq.card_points-expire', (i) => { of(i.body.answer).zh = '白金卡年费 380 元/年。'; }), item: 'faq.card_points-expire', field: 'body.answer.zh', says: '{{fee.card-platinum-annual}}' },
  { why: 'a placeholder of a fee that does not exist', break: change('faq.card_points-expire', (i) => { of(i.body.answer).zh = '收 {{fee.unheard-of}}。'; }), item: 'faq.card_points-expire', field: 'body.answer.zh', says: 'no item fee.unheard-of' },
  { why: 'a draft that is still to be written', break: change('faq.card_points-expire', (i) => { of(i.body.answer).zh = '（待编写）'; }), item: 'faq.card_points-expire', field: 'body.answer.zh', says: 'still to be written' },
  { why: 'a fee of a product that does not exist', break: change('fee.card-gold-annual', (i) => { i.body.product = 'product.card-bronze'; }), item: 'fee.card-gold-annual', field: 'body.product', says: 'no item product.card-bronze' },
  { why: 'a fee that hangs on a document', break: change('fee.card-gold-annual', (i) => { i.body.product = 'document.fee-schedule'; }), item: 'fee.card-gold-annual', field: 'body.product', says: 'a product is needed' },
  { why: 'a fee without any price', break: change('fee.card-gold-annual', (i) => { delete i.body.amount; }), item: 'fee.card-gold-annual', field: 'body', says: 'needs an amount' },
  { why: 'a price that is no number', break: change('fee.card-gold-annual', (i) => { i.body.amount = 'viel'; }), item: 'fee.card-gold-annual', field: 'body.amount', says: '', atDoor: 'fields' },
  { why: 'an FAQ of a topic nobody understands', break: change('faq.card_points-expire', (i) => { i.body.topic = 'time_travel'; }), item: 'faq.card_points-expire', field: 'body.topic', says: 'no topic item' },
  { why: 'a topic about a product that does not exist', break: change('topic.card_points', (i) => { i.body.about = ['product.card-bronze']; }), item: 'topic.card_points', field: 'body.about[0]', says: 'no item product.card-bronze' },
  { why: 'a rule for a category without products', break: change('rule.card-diamond-age', (i) => { i.body.appliesTo = ['category:spaceships']; }), item: 'rule.card-diamond-age', field: 'body.appliesTo[0]', says: 'no product has' },
  { why: 'a rate change of a rate that is gone', break: without('rate.loan-renovation'), item: 'rule.loan-renovation-vip', field: 'body.effect.rate', says: 'no item rate.loan-renovation' },
  { why: 'a flow for a topic nobody understands', break: change('flow.card-loss', (i) => { i.body.topics = ['time_travel']; }), item: 'flow.card-loss', field: 'body.topics[0]', says: 'no topic item' },
  { why: 'a step of a procedure that leads nowhere', break: change('procedure.card-loss-report', (i) => { const [first] = list(i.body.steps); if (first) first.next = [{ to: 'nowhere' }]; }), item: 'procedure.card-loss-report', field: 'body.steps[0].next[0].to', says: 'no step "nowhere"' },
  { why: 'a field that does not exist', break: change('fee.card-gold-annual', (i) => { i.body.amuont = 160; }), item: 'fee.card-gold-annual', field: 'body.amuont', says: 'does not exist', atDoor: 'fields' },
];

type Told = { itemId?: string | undefined; field?: string | undefined; message: string };
const isMeant = (told: Told, { item, field, says }: Mutation): boolean => told.itemId === item && (told.field ?? '').startsWith(field) && told.message.includes(says);

describe(`the demo bank, broken in ${MUTATIONS.length} ways`, () => {
  let bank: Raw[];
  let database: DatabaseHandle;
  /** What is not broken is read once. */
  const parsed = new Map<Raw, ReturnType<typeof readItem>>();
  const found = (content: Raw[]): Promise<GateFinding[]> => checkContent({ releaseId: 'gate', number: 0, items: content.flatMap((value): ReleasedItem[] => { const r = read(value); return r.ok ? [{ item: r.item, version: 1 }] : []; }) }, { asOf: TODAY });
  beforeAll(async () => {
    bank = (await readFolder(join(repositoryRoot(), 'content', 'demo-bank'))).items.map((i) => i.value as Raw);
    for (const value of bank) parsed.set(value, readItem(value));
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  const read = (value: Raw) => parsed.get(value) ?? readItem(value);

  it.each(MUTATIONS)('refuses $why, by item and field', async (mutation) => {
    const broken = mutation.break(bank);
    const wrong = broken.flatMap((value) => { const r = read(value); return r.ok ? [] : r.errors.map((e) => ({ itemId: value.id, field: e.path, message: e.message })); });
    const told = wrong.length > 0 ? wrong : (await found(broken)).filter((f) => f.severity === 'error');
    expect(told.filter((t) => isMeant(t, mutation)), JSON.stringify(told.slice(0, 4))).not.toEqual([]);
  });

  it('refuses them at the door as well, all that are wrong at once, and stores nothing', async () => {
    for (const group of [MUTATIONS.filter((m) => m.atDoor === 'fields'), MUTATIONS.filter((m, i) => !m.atDoor && MUTATIONS.findIndex((other) => other.item === m.item) === i)]) {
      const folder = await folderOf(group.reduce((content, mutation) => mutation.break(content), bank));
      const result = await importFolder({ database, audit: async () => undefined, clock: clockAt(TODAY) }, folder, { author: 'eve', approver: 'adam' });
      const told = result.ok ? [] : result.invalid.flatMap((i) => i.errors.map((e) => ({ itemId: i.itemId, field: e.path, message: e.message })));
      expect(group.filter((mutation) => !told.some((t) => isMeant(t, mutation))).map((m) => m.why)).toEqual([]);
      expect(await database.db.select({ n: count() }).from(items)).toEqual([{ n: 0 }]);
      expect(await database.db.select({ n: count() }).from(itemVersions)).toEqual([{ n: 0 }]);
    }
  }, 120_000);

  it('refuses the same id in two places, names it, and stores nothing', async () => {
    const twice = bank.find((i) => i.id === 'term.lpr') as Raw;
    const result = await importFolder({ database, audit: async () => undefined, clock: clockAt(TODAY) }, await folderOf([twice, structuredClone(twice)]), { author: 'eve' });
    expect(result).toMatchObject({ ok: false, invalid: [{ itemId: twice.id, errors: [{ path: 'id', message: expect.stringContaining('stands in') as string }] }] });
    expect(await database.db.select({ n: count() }).from(items)).toEqual([{ n: 0 }]);
  });

  it('reports what is no error and must still be seen: a source that has run out, a placeholder that cannot be filled today, an owner who is nobody', async () => {
    const expired = await found(change('document.credit-card-terms', (i) => { i.validTo = '2026-10-31'; })(bank));
    expect(expired).toContainEqual(expect.objectContaining({ severity: 'warning', itemId: 'document.credit-card-terms', field: 'validTo' }));
    const hole = await found(change('fee.certificate-deposit', (i) => { i.validTo = '2026-10-31'; })(bank));
    expect(hole.filter((f) => f.check === 'placeholders').map((f) => f.message).join()).toContain('{{fee.certificate-deposit}}');
    expect(await found(change('fee.card-gold-annual', (i) => { i.owner = 'TODO'; })(bank))).toContainEqual(expect.objectContaining({ severity: 'warning', itemId: 'fee.card-gold-annual', field: 'owner' }));
  }, 60_000);
});
