import { uniqueCitations, cite } from '../wording/citation.ts';
import { fenWords, moneyWords } from '../wording/money.ts';
import { bandLabel, bandWords } from '../wording/rate.ts';
import { isValidOn } from '../releases/contentIndex.ts';
import type { ReleasedItem } from '@lobby/contracts';
import { OF_A_FIRM } from './asked/namedFacts.ts';
import { isService } from './asked/services.ts';
import { superlativeIn, type Measure, type Superlative } from './asked/superlative.ts';
import { wishesIn } from './asked/wishes.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { disclaimers } from './disclaimers.ts';
import { readFees, readLimits, readProducts, readRates, type ProductNode } from './graphFacts.ts';

const MOST_SHOWN = 10;
/** From here understanding is sure which kind of loan, deposit … is meant, and no overview of all kinds is wanted. */
const SURE_OF_TOPIC = 0.9;

type Value = { product: ProductNode; size: number; words: string; item: ReleasedItem };

/** "利率最低的贷款是哪个", "which card has the lowest annual fee": the products of the kind set in order by what the graph holds of each. */
export const answerRanking: Route = async (context) => {
  const { question } = context;
  const { categories, wishes } = wishesIn(context);
  const asked = categories.length === 0 || wishes.length > 0 || namesOne(context) ? null : superlativeIn(question, categories);
  if (!asked) return null;
  const values = await valuesOf(asked, await productsOfKind(categories, context), context);
  if (values.length < 2) return null;
  const ordered = values.toSorted((a, b) => (asked.wants === 'lowest' ? a.size - b.size : b.size - a.size));
  return listed(ordered, headOf(ordered, asked, context), context);
};

/** "贷款利率多少": of a whole kind, where understanding cannot tell which of it is meant, what each of it has. */
export const answerRatesOfKind: Route = async (context) => {
  const { question, language } = context;
  const { categories, wishes } = wishesIn(context);
  const sure = (question.topicScores[0]?.score ?? 0) >= SURE_OF_TOPIC || new Set(categories).size < 2;
  if (sure || wishes.length > 0 || namesOne(context) || !question.aspects.includes('rate') || question.slots.amount !== undefined) return null;
  const values = await valuesOf({ measure: 'rate', wants: 'lowest' }, await productsOfKind(categories, context), context);
  return values.length < 2 ? null : listed(values.toSorted((a, b) => a.size - b.size), say(language, '不同种类的利率不一样，最低年利率分别是：', 'The rate depends on the kind. The lowest yearly rates are:'), context);
};

const namesOne = ({ question, index }: AnswerContext): boolean => question.products.some((id) => !isService(id, index));

async function productsOfKind(categories: readonly string[], context: AnswerContext): Promise<ProductNode[]> {
  const { index, asOf, question } = context;
  const firm = OF_A_FIRM.test(question.text);
  const ids = index.of('product').filter(({ item }) => categories.includes(item.body.category) && isValidOn(item, asOf) && (firm || item.body.attributes.business !== true)).map(({ item }) => item.id);
  return readProducts(context, ids);
}

/** One value for each product that has any; of several bands the one at the end that is wanted. */
async function valuesOf({ measure, wants }: Superlative, products: readonly ProductNode[], context: AnswerContext): Promise<Value[]> {
  const found = await FINDERS[measure](products, context);
  return products.flatMap((product) => found.filter((v) => v.product.id === product.id).toSorted((a, b) => (wants === 'lowest' ? a.size - b.size : b.size - a.size)).slice(0, 1));
}

type Finder = (products: readonly ProductNode[], context: AnswerContext) => Promise<Value[]>;
const ids = (products: readonly ProductNode[]): string[] => products.map((p) => p.id);
const withProduct = (products: readonly ProductNode[], id: string): ProductNode[] => products.filter((p) => p.id === id);

const rateValues: Finder = async (products, context) => {
  const rates = await readRates(context, ids(products));
  return rates.filter((r) => r.rateType !== 'lpr' && r.per === 'year').flatMap((rate) => rate.bands.filter((b) => (b.currency ?? 'CNY') === 'CNY').flatMap((band) => withProduct(products, rate.product).map((product) => {
    const label = bandLabel(band, context.language);
    const words = `${bandWords(band, rate.per, context.language)}${label ? say(context.language, `（${label}）`, ` (${label})`) : ''}`;
    return { product, size: Number(band.percent), words, item: rate.item };
  })));
};

const feeValues: Finder = async (products, context) => {
  const fees = await readFees(context, ids(products));
  return fees.filter((f) => f.feeType === 'annual').flatMap((fee) => {
    const { item } = fee.item;
    const amount = item.kind === 'fee' ? item.body.amount : undefined;
    return amount === undefined ? [] : withProduct(products, fee.product).map((product) => ({ product, size: amount, item: fee.item, words: amount === 0 ? say(context.language, '免年费', 'no annual fee') : say(context.language, `${moneyWords(amount, 'zh')}/年`, `${moneyWords(amount, 'en')} a year`) }));
  });
};

const limitValues = (key: 'credit' | 'min'): Finder => async (products, context) => {
  const limits = await readLimits(context, ids(products));
  return limits.flatMap((limit) => {
    const item = context.index.get(limit.product);
    const { amountFen } = limit;
    return limit.key !== key || amountFen === null || !item ? [] : withProduct(products, limit.product).map((product) => ({ product, size: amountFen, words: fenWords(amountFen, context.language), item }));
  });
};

const FINDERS: Readonly<Record<Measure, Finder>> = { rate: rateValues, annual_fee: feeValues, credit: limitValues('credit'), min: limitValues('min') };

const TITLES: Readonly<Record<Measure, readonly [zh: string, en: string]>> = { rate: ['年利率', 'yearly rate'], annual_fee: ['年费', 'annual fee'], credit: ['信用额度', 'credit limit'], min: ['起点金额', 'least amount'] };

/** Of what is no deposit nothing is promised. */
const BENCHMARK = ['业绩比较基准', 'benchmark'] as const;

function headOf(ordered: readonly Value[], { measure, wants }: Superlative, { language }: AnswerContext): string {
  const [first] = ordered;
  const best = ordered.filter((v) => v.size === first?.size);
  const [zh, en] = measure === 'rate' && ordered.some((v) => v.product.category === 'wealth') ? BENCHMARK : TITLES[measure];
  const names = best.map((v) => v.product.title).join(say(language, '、', ', '));
  return say(language, `${zh}最${wants === 'lowest' ? '低' : '高'}的是${names}：${first?.words ?? ''}。按${zh}排列：`, `The ${wants} ${en}: ${names}, ${first?.words ?? ''}. In order of ${en}:`);
}

function listed(values: readonly Value[], head: string, context: AnswerContext): DraftAnswer {
  const { language } = context;
  const shown = values.slice(0, MOST_SHOWN);
  const warning = disclaimers(shown.map((v) => v.product), context);
  const left = values.length - shown.length;
  return {
    route: 'ranking', kind: 'answer', score: 1,
    text: [head, ...shown.map((v) => `- ${v.product.title}${say(language, '：', ': ')}${v.words}`), ...(left > 0 ? [say(language, `还有 ${left} 款。`, `${left} more.`)] : []), ...warning.texts].join('\n'),
    citations: uniqueCitations([...shown.map((v) => cite(v.item, language, v.words)), ...warning.citations]),
    table: { columns: [say(language, '产品', 'Product'), say(language, '数值', 'Value')], rows: values.map((v) => [v.product.title, v.words]) },
    options: shown.map(({ product: { id, title } }) => ({ id, title })),
  };
}
