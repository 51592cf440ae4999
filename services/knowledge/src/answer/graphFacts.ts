import type { Language, ReleasedItem } from '@lobby/contracts';
import { nodeKey } from '../graph/schema.ts';
import type { GraphRow, GraphValue } from '../graph/graphStore.ts';
import type { QueryName } from '../graph/queries.ts';
import { priceWords } from '../wording/fee.ts';
import type { RateBand } from '../wording/rate.ts';
import type { AnswerContext } from './context.ts';

type Properties = Record<string, GraphValue>;

/** A fact of a product as read from the graph, with the item it is cited by. */
export type ProductNode = { id: string; title: string; category: string; node: Properties };
export type FeeFact = { product: string; item: ReleasedItem; title: string; feeType: string; price: string; note: string | null; waiver: string | null };
export type RateFact = { product: string; item: ReleasedItem; title: string; rateType: string; per: string; bands: RateBand[]; note: string | null };
export type LimitFact = { product: string; key: string; title: string; amountFen: number | null; text: string | null };
export type TextFact = { product: string; text: string };

const keys = (context: AnswerContext, ids: readonly string[]) => ids.map((id) => nodeKey(context.releaseId, id));
const local = (node: Properties, name: string, language: Language): string | null => (node[`${name}_${language}`] ?? node[`${name}_zh`] ?? null) as string | null;
const yuan = (fen: GraphValue | undefined): number | undefined => (typeof fen === 'number' ? fen / 100 : undefined);
const text = (value: GraphValue | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
const bandsOf = (row: GraphRow): Properties[] => ((row.bands ?? []) as Properties[]).toSorted((a, b) => Number(a.ord) - Number(b.ord));
const node = (row: GraphRow, name: string): Properties | null => (row[name] ?? null) as Properties | null;

export const toProduct = (properties: Properties, language: Language): ProductNode =>
  ({ id: String(properties.id), title: local(properties, 'title', language) ?? String(properties.id), category: String(properties.category), node: properties });

/** Products of a list that are valid on the date, in the order of the list. */
export async function readProducts(context: AnswerContext, ids: readonly string[]): Promise<ProductNode[]> {
  if (ids.length === 0) return [];
  const rows = await context.graph('products', { ks: keys(context, ids) });
  const found = rows.map((row) => toProduct(node(row, 'product') ?? {}, context.language));
  return ids.flatMap((id) => found.filter((p) => p.id === id).slice(0, 1));
}

export async function readFees(context: AnswerContext, ids: readonly string[]): Promise<FeeFact[]> {
  const rows = await context.graph('fees', { ks: keys(context, ids) });
  return rows.flatMap((row) => feeFact(row, context));
}

function feeFact(row: GraphRow, { index, language }: AnswerContext): FeeFact[] {
  const fee = node(row, 'fee');
  const item = fee ? index.get(String(fee.item)) : undefined;
  if (!fee || !item) return [];
  const bands = bandsOf(row).map((b) => ({ upTo: yuan(b.up_to_fen), amount: yuan(b.amount_fen), percent: text(b.percent) }));
  const price = priceWords({ amount: yuan(fee.amount_fen), percent: text(fee.percent), min: yuan(fee.min_fen), max: yuan(fee.max_fen), currency: String(fee.currency), per: String(fee.per) as 'year', bands }, language);
  return [{ product: String(row.product), item, title: local(fee, 'title', language) ?? '', feeType: String(fee.fee_type), price, note: local(fee, 'note', language), waiver: local(fee, 'waiver', language) }];
}

export async function readRates(context: AnswerContext, ids: readonly string[]): Promise<RateFact[]> {
  const rows = await context.graph('rates', { ks: keys(context, ids) });
  return rows.flatMap((row) => rateFact(row, context));
}

function rateFact(row: GraphRow, { index, language }: AnswerContext): RateFact[] {
  const rate = node(row, 'rate');
  const item = rate ? index.get(String(rate.item)) : undefined;
  if (!rate || !item) return [];
  const bands = bandsOf(row).map((b) => ({ term: text(b.term), minAmount: yuan(b.min_fen), maxAmount: yuan(b.max_fen), currency: text(b.currency), percent: String(b.percent) }));
  return [{ product: String(row.product), item, title: local(rate, 'title', language) ?? '', rateType: String(rate.rate_type), per: String(rate.per), bands, note: local(rate, 'note', language) }];
}

export async function readLimits(context: AnswerContext, ids: readonly string[]): Promise<LimitFact[]> {
  const rows = await context.graph('limits', { ks: keys(context, ids) });
  return rows.flatMap((row) => {
    const limit = node(row, 'limit');
    return limit ? [{ product: String(row.product), key: String(limit.key), title: local(limit, 'title', context.language) ?? '', amountFen: typeof limit.amount_fen === 'number' ? limit.amount_fen : null, text: local(limit, 'text', context.language) }] : [];
  });
}

export async function readTexts(context: AnswerContext, query: Extract<QueryName, 'materials' | 'features'>, ids: readonly string[]): Promise<TextFact[]> {
  const rows = await context.graph(query, { ks: keys(context, ids) });
  return rows.flatMap((row) => {
    const properties = node(row, query === 'materials' ? 'material' : 'feature');
    const words = properties ? local(properties, 'text', context.language) : null;
    return words ? [{ product: String(row.product), text: words }] : [];
  });
}

export async function readChannels(context: AnswerContext, ids: readonly string[]): Promise<{ product: string; channel: string }[]> {
  const rows = await context.graph('channels', { ks: keys(context, ids) });
  return rows.map((row) => ({ product: String(row.product), channel: String(row.channel).replace('channel:', '') }));
}

export async function readAlternatives(context: AnswerContext, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  const rows = await context.graph('alternatives', { ks: keys(context, ids) });
  return rows.map((row) => toProduct(node(row, 'product') ?? {}, context.language)).map(({ id, title }) => ({ id, title }));
}

/** The rules that govern a product on the date, as the release holds them. Supersession is the evaluator's to settle. */
export async function readRules(context: AnswerContext, product: string) {
  const rows = await context.graph('rules', { ks: keys(context, [product]) });
  const ids = [...new Set(rows.map((row) => String(row.rule)))];
  return ids.flatMap((id) => context.index.find('rule', id) ?? []);
}

/** Products a topic is about, through the graph: directly, and by its categories. */
export async function readTopicProducts(context: AnswerContext, topic: string): Promise<ProductNode[]> {
  const item = context.index.topic(topic);
  if (!item) return [];
  const k = nodeKey(context.releaseId, item.item.id);
  const rows = [...await context.graph('productsOfTopic', { k }), ...await context.graph('productsOfTopicCategories', { k })];
  const products = rows.map((row) => toProduct(node(row, 'product') ?? {}, context.language));
  return products.filter((p, i) => products.findIndex((other) => other.id === p.id) === i);
}
