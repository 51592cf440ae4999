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
    ...differing.slice(0, 6).map((row) => `- ${row.label}${say(language, '：', ': ')}${row.values.map(dash).join(' ↔ ')}`),
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

function rowsOf(products: readonly ProductNode[], facts: Awaited<ReturnType<typeof readAll>>, context: AnswerContext): Row[] {
  const { language, index } = context;
  const each = (label: string, valueOf: (product: ProductNode) => string): Row => ({ label, values: products.map(valueOf) });
  const comma = say(language, '、', ', ');
  const feeTypes = [...new Set(facts.fees.map((f) => f.feeType))];
  const local = (p: ProductNode, name: string) => { const value = p.node[`${name}_${language}`] ?? p.node[`${name}_zh`]; return typeof value === 'string' ? value.replace(/[。.]$/, '') : ''; };
  const feeLabel = (type: string) => facts.fees.filter((f) => f.feeType === type).map((f) => withoutName(f.title, f.product, context)).toSorted((a, b) => a.length - b.length)[0] ?? type;
  const limitNames = [...new Set(facts.limits.map((l) => l.title))];
  return [
    each(say(language, '简介', 'In short'), (p) => local(p, 'summary')),
    ...feeTypes.map((type) => each(feeLabel(type), (p) => facts.fees.filter((f) => f.product === p.id && f.feeType === type).map((f) => [f.price, f.waiver].filter(Boolean).join(say(language, '；', '; '))).join(' / '))),
    each(say(language, '利率', 'Rate'), (p) => facts.rates.filter((r) => r.product === p.id).map((r) => bandsWords(r.bands, r.per, language)).join(' / ')),
    ...limitNames.map((name) => each(name, (p) => facts.limits.filter((l) => l.product === p.id && l.title === name).map((l) => l.text ?? (l.amountFen === null ? '' : fenWords(l.amountFen, language))).join(' / '))),
    each(say(language, '特色', 'Features'), (p) => facts.features.filter((f) => f.product === p.id).map((f) => f.text).join(say(language, '；', '; '))),
    each(say(language, '风险等级', 'Risk class'), (p) => index.find('product', p.id)?.item.body.risk ?? ''),
    each(say(language, '办理渠道', 'Where'), (p) => facts.channels.filter((c) => c.product === p.id).map((c) => channelName(c.channel, language)).join(comma)),
  ];
}

/** "白金卡年费" of the product that is called 白金卡 → "年费": a row's label must not name one of its columns. */
function withoutName(title: string, product: string, { index, language }: AnswerContext): string {
  const item = index.find('product', product)?.item;
  const names = item ? [item.title[language] ?? '', ...item.body.aliases[language]].toSorted((a, b) => b.length - a.length) : [];
  const name = names.find((n) => n && title.toLowerCase().startsWith(n.toLowerCase()));
  const rest = name ? title.slice(name.length).trim() : title;
  return rest ? rest.replace(/^[a-z]/, (c) => c.toUpperCase()) : title;
}
