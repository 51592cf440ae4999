import { uniqueCitations, cite } from '../wording/citation.ts';
import { channelName } from '../wording/channel.ts';
import { fenWords } from '../wording/money.ts';
import { bandsWords } from '../wording/rate.ts';
import { candidateProducts, chooseOne } from './candidates.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { disclaimers } from './disclaimers.ts';
import { readChannels, readFees, readLimits, readProducts, readRates, readTexts, type ProductNode } from './graphFacts.ts';

/** Two products side by side are read easily, three just about. */
const COMPARE_AT_MOST = 3;

/** Products side by side: one row per property that at least one of them has, and a sentence on where they differ. */
export const answerCompare: Route = async (context) => {
  const named = await readProducts(context, context.question.products);
  const products = named.length >= 2 ? named : await candidateProducts(context);
  if (products.length < 2) return null;
  if (products.length > COMPARE_AT_MOST && named.length < 2) return chooseOne(products, say(context.language, '请问您想比较哪两款？', 'Which two would you like to compare?'));
  return tableAnswer(products.slice(0, COMPARE_AT_MOST), context);
};

type Row = { label: string; values: string[] };

async function tableAnswer(products: readonly ProductNode[], context: AnswerContext): Promise<DraftAnswer> {
  const { language } = context;
  const facts = await readAll(products, context);
  const rows = rowsOf(products, facts, context).filter((row) => row.values.some(Boolean));
  const dash = (value: string) => value || '—';
  const differing = rows.filter((row) => new Set(row.values).size > 1);
  const text = [
    say(language, `${products.map((p) => p.title).join('与')}的主要区别：`, `${products.map((p) => p.title).join(' and ')} compared:`),
    ...differing.slice(0, 6).map((row) => `- ${row.label}${say(language, '：', ': ')}${products.map((p, i) => `${p.title} ${dash(row.values[i] ?? '')}`).join(say(language, '；', '; '))}`),
    ...disclaimers(products, context).texts,
  ].join('\n');
  const items = [...products.flatMap((p) => context.index.get(p.id) ?? []), ...facts.fees.map((f) => f.item), ...facts.rates.map((r) => r.item)];
  return {
    route: 'compare', kind: 'answer', text, score: 1, citations: uniqueCitations(items.map((i) => cite(i, language))),
    table: { columns: ['', ...products.map((p) => p.title)], rows: rows.map((row) => [row.label, ...row.values.map(dash)]) },
  };
}

async function readAll(products: readonly ProductNode[], context: AnswerContext) {
  const ids = products.map((p) => p.id);
  const [fees, rates, limits, features, channels] = await Promise.all([readFees(context, ids), readRates(context, ids), readLimits(context, ids), readTexts(context, 'features', ids), readChannels(context, ids)]);
  return { fees, rates, limits, features, channels };
}

function rowsOf(products: readonly ProductNode[], facts: Awaited<ReturnType<typeof readAll>>, { language, index }: AnswerContext): Row[] {
  const each = (label: string, valueOf: (product: ProductNode) => string): Row => ({ label, values: products.map(valueOf) });
  const comma = say(language, '、', ', ');
  const feeTypes = [...new Set(facts.fees.map((f) => f.feeType))];
  const local = (p: ProductNode, name: string) => { const value = p.node[`${name}_${language}`] ?? p.node[`${name}_zh`]; return typeof value === 'string' ? value : ''; };
  const feeLabel = (type: string) => facts.fees.find((f) => f.feeType === type)?.title ?? type;
  const limitNames = [...new Set(facts.limits.map((l) => l.title))];
  return [
    each(say(language, '简介', 'In short'), (p) => local(p, 'summary')),
    ...feeTypes.map((type) => each(shared(feeTypes.length > 0 ? facts.fees.filter((f) => f.feeType === type).map((f) => f.title) : []) || feeLabel(type), (p) => facts.fees.filter((f) => f.product === p.id && f.feeType === type).map((f) => [f.price, f.waiver].filter(Boolean).join(say(language, '；', '; '))).join(' / '))),
    each(say(language, '利率', 'Rate'), (p) => facts.rates.filter((r) => r.product === p.id).map((r) => bandsWords(r.bands, r.per, language)).join(' / ')),
    ...limitNames.map((name) => each(name, (p) => facts.limits.filter((l) => l.product === p.id && l.title === name).map((l) => l.text ?? (l.amountFen === null ? '' : fenWords(l.amountFen, language))).join(' / '))),
    each(say(language, '特色', 'Features'), (p) => facts.features.filter((f) => f.product === p.id).map((f) => f.text).join(say(language, '；', '; '))),
    each(say(language, '风险等级', 'Risk class'), (p) => index.find('product', p.id)?.item.body.risk ?? ''),
    each(say(language, '办理渠道', 'Where'), (p) => facts.channels.filter((c) => c.product === p.id).map((c) => channelName(c.channel, language)).join(comma)),
  ];
}

/** What the titles of one kind of fee have in common at their end: "标准卡年费", "金卡年费" → "年费". */
function shared(titles: readonly string[]): string {
  const [first = ''] = titles;
  if (titles.length < 2) return '';
  let length = 0;
  while (length < first.length && titles.every((t) => t.endsWith(first.slice(first.length - length - 1)))) length += 1;
  return first.slice(first.length - length).replace(/^卡(?=.)/, '').trim();
}
