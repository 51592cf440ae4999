import type { ReleasedItem } from '@lobby/contracts';
import { groupBy } from '../groupBy.ts';
import { nodeKey } from '../graph/schema.ts';
import type { GraphRow } from '../graph/graphStore.ts';
import { cite, uniqueCitations } from '../wording/citation.ts';
import { fenWords } from '../wording/money.ts';
import { distinctSayings } from '../wording/sayings.ts';
import { wishesIn, type Wish } from './asked/wishes.ts';
import { eligibleAmong, judgeEach } from './eligibleAmong.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { disclaimers } from './disclaimers.ts';
import { readFees, readLimits, readTopicProducts, toProduct, type ProductNode } from './graphFacts.ts';

const MOST_SHOWN = 8;

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
  const best = inCategory.filter((f) => f.fulfilled.length === most).toSorted((a, b) => b.outright - a.outright);
  const judged = await judgedAmong(best.map((f) => f.product), wishes, context);
  return judged ?? foundAnswer(best.slice(0, MOST_SHOWN), wishes, { all: most === wishes.length, left: best.length - MOST_SHOWN }, context);
};

/** "R3的理财我能买吗", by somebody who has said how much risk they may take: what was found, judged by what is known of them. */
async function judgedAmong(products: readonly ProductNode[], wishes: readonly Wish[], context: AnswerContext): Promise<DraftAnswer | null> {
  const { question, language } = context;
  if (!question.aspects.includes('eligibility') || Object.values(question.facts).every((v) => typeof v !== 'string')) return null;
  const wanted = wishes.map((w) => w.title).join(say(language, '、', ', '));
  const told = eligibleAmong(await judgeEach(products, question.facts, context), context, say(language, `“${wanted}”的产品，按您说的情况：`, `Of what fits "${wanted}", on what you told me:`));
  const warning = disclaimers(products, context);
  return told && { ...told, route: 'find', kind: 'answer', text: [told.text, ...warning.texts].join('\n'), citations: uniqueCitations([...told.citations, ...warning.citations]) };
}

/** `outright` counts wishes fulfilled by the attribute the term names first (no annual fee at all before one that can be waived). */
type Found = { product: ProductNode; fulfilled: string[]; outright: number; loosely: string[] };

async function fulfilling(wishes: readonly Wish[], context: AnswerContext): Promise<Found[]> {
  const attributes = [...new Set(wishes.flatMap((w) => w.attributes))];
  const rows = await context.graph('productsWithAttributes', { ks: attributes.map((a) => nodeKey(context.releaseId, `attribute:${a}`)) });
  const byProduct = groupBy(rows, (row: GraphRow) => String((row.product as { id?: unknown }).id));
  return [...byProduct.values()].map((own) => {
    const has = new Set(own.map((row) => `${String(row.attribute)}=${String(row.value)}`));
    return { product: toProduct(own[0]?.product as Record<string, never>, context.language), fulfilled: wishes.filter((w) => w.attributes.some((a) => has.has(a))).map((w) => w.title), outright: wishes.filter((w) => has.has(w.attributes[0] ?? '')).length,
      loosely: wishes.filter((w) => !has.has(w.attributes[0] ?? '')).map((w) => w.title) };
  });
}

/** Without a word for the kind of product, the topic narrows it, if it leaves anything. */
async function withinTopic(found: readonly Found[], context: AnswerContext): Promise<Found[]> {
  if (!context.question.topic) return [...found];
  const topical = new Set((await readTopicProducts(context, context.question.topic)).map((p) => p.id));
  const inside = found.filter((f) => topical.has(f.product.id));
  return inside.length > 0 ? inside : [...found];
}

async function foundAnswer(found: readonly Found[], wishes: readonly Wish[], { all, left }: { all: boolean; left: number }, context: AnswerContext): Promise<DraftAnswer> {
  const { language, index } = context;
  const told = await detailsOf(found.map((f) => f.product), context);
  const wanted = wishes.map((w) => w.title).join(say(language, '、', ', '));
  const head = all ? say(language, `符合“${wanted}”的有：`, `These fit "${wanted}":`) : say(language, `没有同时满足“${wanted}”的产品，最接近的是：`, `Nothing fits all of "${wanted}"; the nearest are:`);
  const lines = found.map(({ product, fulfilled }) => {
    const lacking = wishes.map((w) => w.title).filter((t) => !fulfilled.includes(t));
    const details = [...told.of(product.id), ...(lacking.length > 0 ? [`${say(language, '不满足：', 'lacks ')}${lacking.join(say(language, '、', ', '))}`] : [])];
    return `- ${product.title}${details.length > 0 ? say(language, `（${details.join('；')}）`, ` (${details.join('; ')})`) : ''}`;
  });
  // "No annual fee" that is only waived on conditions must not read like a promise.
  const meanings = wishes.flatMap((w) => (w.meaning && found.some((f) => f.fulfilled.includes(w.title) && f.loosely.includes(w.title)) ? [`${w.title}${say(language, '：', ': ')}${w.meaning}`] : []));
  const warning = disclaimers(found.map((f) => f.product), context);
  const products = found.flatMap((f) => index.get(f.product.id) ?? []);
  return {
    route: 'find', kind: 'answer', text: [head, ...lines, ...(left > 0 ? [say(language, `还有 ${left} 款也符合。`, `${left} more fit as well.`)] : []), ...meanings, ...warning.texts].join('\n'), score: 1,
    citations: uniqueCitations([...[...products, ...told.items].map((i) => cite(i, language)), ...warning.citations]),
    table: {
      columns: [say(language, '产品', 'Product'), ...wishes.map((w) => w.title), say(language, '要点', 'Details')],
      rows: found.map(({ product, fulfilled }) => [product.title, ...wishes.map((w) => (fulfilled.includes(w.title) ? '✓' : '✗')), told.of(product.id).join(say(language, '；', '; ')) || '—']),
    },
    options: found.map(({ product }) => ({ id: product.id, title: product.title })),
  };
}

/** What one wants to see beside a product that was found: its annual fee, its risk class, the least amount. */
async function detailsOf(products: readonly ProductNode[], context: AnswerContext): Promise<{ of: (id: string) => string[]; items: ReleasedItem[] }> {
  const { language, index } = context;
  const ids = products.map((p) => p.id);
  const [fees, limits] = [await readFees(context, ids), await readLimits(context, ids)];
  const annual = fees.filter((f) => f.feeType === 'annual');
  const feeOf = (id: string) => annual.filter((f) => f.product === id).map((f) => `${say(language, '年费 ', 'annual fee ')}${distinctSayings([f.price, f.waiver]).join(say(language, '，', ', '))}`);
  const riskOf = (id: string) => { const risk = index.find('product', id)?.item.body.risk; return risk ? [say(language, `风险等级 ${risk}`, `risk class ${risk}`)] : []; };
  const leastOf = (id: string) => limits.filter((l) => l.product === id && l.key === 'min').map((l) => `${l.title} ${l.text ?? fenWords(l.amountFen ?? 0, language)}`);
  return { of: (id) => [...feeOf(id), ...riskOf(id), ...leastOf(id)], items: annual.map((f) => f.item) };
}
