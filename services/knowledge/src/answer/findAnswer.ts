import { groupBy } from '../groupBy.ts';
import { bareText } from '../faq/normalise.ts';
import { nodeKey } from '../graph/schema.ts';
import type { GraphRow } from '../graph/graphStore.ts';
import { isValidOn } from '../releases/contentIndex.ts';
import { cite, uniqueCitations } from '../wording/citation.ts';
import { distinctSayings } from '../wording/sayings.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { readFees, readTopicProducts, toProduct, type ProductNode } from './graphFacts.ts';

/** A property the customer wishes for, in the bank's words: any of the attributes fulfils it. */
type Wish = { title: string; attributes: string[] };
const MOST_SHOWN = 6;

/**
 * "Which cards without annual fee work abroad and earn points?": the words name attributes (terms tagged `attribute:name=value`), the graph goes from
 * the attributes to the products that have them, and only products that fulfil every wish are named. Where none does, the nearest are, and it is said.
 */
export const answerFind: Route = async (context) => {
  const { wishes, categories } = wishesIn(context);
  if (wishes.length === 0) return null;
  const found = await fulfilling(wishes, context);
  const inCategory = categories.length === 0 ? await withinTopic(found, context) : found.filter((f) => categories.includes(f.product.category));
  const most = Math.max(0, ...inCategory.map((f) => f.fulfilled.length));
  if (most === 0) return null;
  const best = inCategory.filter((f) => f.fulfilled.length === most).toSorted((a, b) => b.outright - a.outright).slice(0, MOST_SHOWN);
  return foundAnswer(best, wishes, most === wishes.length, context);
};

function wishesIn({ question, index, language, asOf }: AnswerContext): { wishes: Wish[]; categories: string[] } {
  let text = bareText(question.text);
  const names = index.of('term').filter((t) => isValidOn(t.item, asOf) && t.item.tags.some((tag) => /^(attribute|category):/.test(tag)))
    .flatMap((term) => [term.item.title[language] ?? term.item.title.zh, ...term.item.body.aliases[language]].map((name) => ({ term, name: bareText(name) })));
  const terms = new Map<string, (typeof names)[number]['term']>();
  for (const { term, name } of names.toSorted((a, b) => b.name.length - a.name.length)) {
    if (name === '' || !text.includes(name)) continue;
    terms.set(term.item.id, term);
    text = text.replaceAll(name, '\u0000');
  }
  const tagged = (prefix: string, tags: readonly string[]) => tags.filter((t) => t.startsWith(prefix)).map((t) => t.slice(prefix.length));
  const wishes = [...terms.values()].map(({ item }) => ({ title: item.title[language] ?? item.title.zh, attributes: tagged('attribute:', item.tags) })).filter((w) => w.attributes.length > 0);
  return { wishes, categories: [...terms.values()].flatMap(({ item }) => tagged('category:', item.tags)) };
}

/** `outright` counts wishes fulfilled by the attribute the term names first (no annual fee at all before one that can be waived). */
type Found = { product: ProductNode; fulfilled: string[]; outright: number };

async function fulfilling(wishes: readonly Wish[], context: AnswerContext): Promise<Found[]> {
  const attributes = [...new Set(wishes.flatMap((w) => w.attributes))];
  const rows = await context.graph('productsWithAttributes', { ks: attributes.map((a) => nodeKey(context.releaseId, `attribute:${a}`)) });
  const byProduct = groupBy(rows, (row: GraphRow) => String((row.product as { id?: unknown }).id));
  return [...byProduct.values()].map((own) => {
    const has = new Set(own.map((row) => `${String(row.attribute)}=${String(row.value)}`));
    return { product: toProduct(own[0]?.product as Record<string, never>, context.language), fulfilled: wishes.filter((w) => w.attributes.some((a) => has.has(a))).map((w) => w.title), outright: wishes.filter((w) => has.has(w.attributes[0] ?? '')).length };
  });
}

/** Without a word for the kind of product, the topic narrows it, if it leaves anything. */
async function withinTopic(found: readonly Found[], context: AnswerContext): Promise<Found[]> {
  if (!context.question.topic) return [...found];
  const topical = new Set((await readTopicProducts(context, context.question.topic)).map((p) => p.id));
  const inside = found.filter((f) => topical.has(f.product.id));
  return inside.length > 0 ? inside : [...found];
}

async function foundAnswer(found: readonly Found[], wishes: readonly Wish[], all: boolean, context: AnswerContext): Promise<DraftAnswer> {
  const { language, index } = context;
  const annual = (await readFees(context, found.map((f) => f.product.id))).filter((f) => f.feeType === 'annual');
  const feeOf = (id: string) => annual.filter((f) => f.product === id).map((f) => distinctSayings([f.price, f.waiver ?? f.note]).join(say(language, '，', ', '))).join(' / ');
  const wanted = wishes.map((w) => w.title).join(say(language, '、', ', '));
  const head = all ? say(language, `符合“${wanted}”的有：`, `These fit "${wanted}":`) : say(language, `没有同时满足“${wanted}”的产品，最接近的是：`, `Nothing fits all of "${wanted}"; the nearest are:`);
  const lines = found.map(({ product, fulfilled }) => {
    const fee = feeOf(product.id);
    const lacking = wishes.map((w) => w.title).filter((t) => !fulfilled.includes(t));
    const details = [fee ? `${say(language, '年费 ', 'annual fee ')}${fee}` : '', lacking.length > 0 ? `${say(language, '不满足：', 'lacks ')}${lacking.join(say(language, '、', ', '))}` : ''].filter(Boolean);
    return `- ${product.title}${details.length > 0 ? say(language, `（${details.join('；')}）`, ` (${details.join('; ')})`) : ''}`;
  });
  const products = found.flatMap((f) => index.get(f.product.id) ?? []);
  return {
    route: 'find', kind: 'answer', text: [head, ...lines].join('\n'), score: 1,
    citations: uniqueCitations([...products, ...annual.map((f) => f.item)].map((i) => cite(i, language))),
    table: {
      columns: [say(language, '产品', 'Product'), ...wishes.map((w) => w.title), say(language, '年费', 'Annual fee')],
      rows: found.map(({ product, fulfilled }) => [product.title, ...wishes.map((w) => (fulfilled.includes(w.title) ? '✓' : '✗')), feeOf(product.id) || '—']),
    },
    options: found.map(({ product }) => ({ id: product.id, title: product.title })),
  };
}
