import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, makeItem, miniBank } from '../testing/miniBank.ts';
import { graphRows } from './graphRows.ts';
import { neighbourhood } from './neighbourhood.ts';
import { GraphUnavailable, type GraphRow, type GraphStore } from './graphStore.ts';
import { QUERIES, type QueryName } from './queries.ts';
import { LABEL_NAMES, nodeKey } from './schema.ts';

const TODAY = '2026-11-23';

/** What every graph must do. `tag` keeps releases of parallel runs apart on a shared server. */
export function graphStoreSuite(engine: string, open: () => Promise<GraphStore>, tag: string): void {
  describe(`graph store: ${engine}`, () => {
    const release = `rel_${tag}`;
    let store: GraphStore;
    const ks = (...ids: string[]) => ids.map((id) => nodeKey(release, id));
    const idOf = (row: GraphRow | undefined, name: string) => (row?.[name] as { id?: unknown } | null | undefined)?.id;

    beforeAll(async () => {
      store = await open();
      await store.build(contentOf(miniBank(), release));
    });
    afterAll(async () => {
      await store.drop(release);
      await store.close();
    });

    it('holds as many nodes and relations as the release has', async () => {
      const { counts } = graphRows(contentOf(miniBank(), release));
      expect(await store.read(release, 'nodeCount', { k: nodeKey(release, 'release') })).toEqual([{ ...counts, complete: true }]);
    });

    it('reads fees valid on a date, with whole fen and no bands where there are none', async () => {
      const rows = await store.read(release, 'fees', { ks: ks('product.gold'), asOf: TODAY });
      expect(rows.map((r) => [idOf(r, 'fee'), (r.fee as { amount_fen: number }).amount_fen, r.bands])).toEqual([['fee.gold-annual', 16_000, []], ['fee.gold-replacement', 1_500, []]]);
    });

    it('changes what it finds with the date, both ends included', async () => {
      const on = async (asOf: string) => (await store.read(release, 'fees', { ks: ks('product.gold'), asOf })).map((r) => idOf(r, 'fee'));
      expect(await on('2026-11-30')).toContain('fee.gold-replacement');
      expect(await on('2026-12-01')).toEqual(['fee.gold-annual', 'fee.gold-replacement-2']);
      expect(await on('2025-12-31')).toEqual([]);
    });

    it('reads rate bands with their order and decimal strings', async () => {
      const rows = await store.read(release, 'rates', { ks: ks('product.deposit'), asOf: TODAY });
      const bands = rows.flatMap((r) => r.bands as { ord: number; term: string; percent: string; min_fen: number | null }[]);
      expect(bands.toSorted((a, b) => a.ord - b.ord).map((b) => [b.term, b.percent, b.min_fen])).toEqual([
        ['P1Y', '1.15', null], ['P1Y', '1.25', 5_000_000], ['P3Y', '1.55', null], ['P3Y', '1.65', 5_000_000], ['P5Y', '1.70', null],
      ]);
    });

    it('finds the rules of a product, its own and its category\'s', async () => {
      const rows = await store.read(release, 'rules', { ks: ks('product.gold'), asOf: TODAY });
      expect(rows.map((r) => r.rule)).toEqual(['rule.gold-age', 'rule.gold-cap', 'rule.gold-income', 'rule.gold-limit', 'rule.overdue']);
    });

    it('reads several products in one statement and keeps them apart', async () => {
      const rows = await store.read(release, 'fees', { ks: ks('product.youth', 'product.gold', 'product.nobody'), asOf: TODAY });
      expect(new Set(rows.map((r) => r.product))).toEqual(new Set(['product.gold', 'product.youth']));
    });

    it('walks from attributes to products', async () => {
      const rows = await store.read(release, 'productsWithAttributes', { ks: ks('attribute:points=true', 'attribute:no_annual_fee=true'), asOf: TODAY });
      expect(rows.map((r) => `${String(idOf(r, 'product'))} ${String(r.attribute)}`).toSorted()).toEqual(['product.gold points', 'product.youth no_annual_fee', 'product.youth points']);
    });

    it('goes from a topic to its products through their category', async () => {
      const rows = await store.read(release, 'productsOfTopicCategories', { k: nodeKey(release, 'topic.card_annual_fee'), asOf: TODAY });
      expect(rows.map((r) => idOf(r, 'product'))).toEqual(['product.gold', 'product.youth']);
    });

    it('runs every statement of the allow-list', async () => {
      for (const name of QUERIES.keys()) await expect(store.read(release, name as QueryName, { k: nodeKey(release, 'product.gold'), ks: ks('product.gold'), asOf: TODAY }), name).resolves.toBeInstanceOf(Array);
    });

    it('takes hostile values as values: nothing is found and nothing is changed', async () => {
      const before = await store.read(release, 'nodeCount', { k: nodeKey(release, 'release') });
      for (const evil of ['x`) DETACH DELETE n //', "' OR 1=1 //", '"}) MATCH (m) DETACH DELETE m //', '$ks', '\u0000']) {
        expect(await store.read(release, 'products', { ks: [evil], asOf: TODAY })).toEqual([]);
        expect(await store.read(release, 'fees', { ks: ks('product.gold'), asOf: evil }).then((rows) => rows.length < 3, () => true)).toBe(true);
      }
      expect(await store.read(release, 'nodeCount', { k: nodeKey(release, 'release') })).toEqual(before);
      await expect(store.read(release, 'MATCH (n) DETACH DELETE n' as QueryName, {})).rejects.toBeInstanceOf(GraphUnavailable);
    });

    it('keeps two releases apart, swaps one whole and drops it without touching the other', async () => {
      const other = `${release}_b`;
      const changed = miniBank().map((i) => (i.id === 'fee.gold-annual' && i.kind === 'fee' ? { ...i, body: { ...i.body, amount: 200, bands: [{ upTo: 10_000, amount: 5 }, { percent: '0.1' }] } } : i));
      await store.build(contentOf(changed, other));
      const price = async (r: string) => ((await store.read(r, 'fees', { ks: [nodeKey(r, 'product.gold')], asOf: TODAY }))[0]?.fee as { amount_fen: number } | undefined)?.amount_fen;
      expect([await price(release), await price(other)]).toEqual([16_000, 20_000]);
      const [banded] = await store.read(other, 'fees', { ks: [nodeKey(other, 'product.gold')], asOf: TODAY });
      expect(((banded?.bands ?? []) as { ord: number }[]).toSorted((a, b) => a.ord - b.ord)).toEqual([{ ord: 0, up_to_fen: 1_000_000, amount_fen: 500, percent: null }, { ord: 1, up_to_fen: null, amount_fen: null, percent: '0.1' }]);
      await store.build(contentOf(miniBank(), other));
      expect(await price(other)).toBe(16_000);
      await store.drop(other);
      expect(await store.has(other)).toBe(false);
      expect(await store.has(release)).toBe(true);
      expect(await price(release)).toBe(16_000);
    });

    it('serves readers unharmed while another release is built', async () => {
      const many = [...miniBank(), ...Array.from({ length: 300 }, (_, i) => makeItem('product', `many-${i}`, [`产品${i}`, `Product ${i}`], { category: 'deposit', aliases: {}, summary: { zh: '无' }, attributes: { points: true } }))];
      const building = store.build(contentOf(many, `${release}_c`));
      const reads = await Promise.all(Array.from({ length: 40 }, () => store.read(release, 'fees', { ks: ks('product.gold'), asOf: TODAY })));
      await building;
      expect(reads.every((rows) => rows.length === 2)).toBe(true);
      await store.drop(`${release}_c`);
    });

    it('says of an unknown release that it cannot answer', async () => {
      expect(await store.has('rel_nobody')).toBe(false);
      const answer = await store.read('rel_nobody', 'products', { ks: [nodeKey('rel_nobody', 'product.gold')], asOf: TODAY }).catch((e: unknown) => e);
      expect(answer instanceof GraphUnavailable || (Array.isArray(answer) && answer.length === 0)).toBe(true);
    });

    it('shows the surroundings of a node, filtered by date', async () => {
      const near = await neighbourhood(store, release, { node: 'product.gold', depth: 1, asOf: TODAY });
      expect(near.nodes.map((n) => n.id)).toEqual(expect.arrayContaining(['product.gold', 'category:credit_card', 'fee.gold-annual', 'rule.gold-age', 'product.youth', 'channel:app']));
      expect(near.nodes.map((n) => n.id)).not.toContain('fee.gold-replacement-2');
      expect(near.edges).toContainEqual({ from: 'product.gold', to: 'fee.gold-annual', type: 'CHARGES' });
      await expect(neighbourhood(store, release, { node: 'product.nobody', depth: 1 })).rejects.toThrow('No node');
    });
  });
}

/** The statements themselves: they read, and they name nothing that is not in the schema. */
export function queriesSuite(): void {
  it('holds statements that only read', () => {
    for (const [name, statement] of QUERIES) expect(statement, name).not.toMatch(/\b(CREATE|MERGE|SET|DELETE|REMOVE|DROP|CALL|LOAD)\b/i);
  });
  it('takes labels from the schema only', () => {
    const named = [...QUERIES.values()].flatMap((statement) => [...statement.matchAll(/\(\w+:(\w+)/g)].map((m) => m[1] ?? ''));
    expect(named.filter((label) => !(LABEL_NAMES as string[]).includes(label))).toEqual([]);
  });
}
