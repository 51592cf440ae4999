import { inLanguage, type Citation } from '@lobby/contracts';
import { groupBy } from '../../groupBy.ts';
import { channelName } from '../../wording/channel.ts';
import { tokensOf } from '../../faq/tokens.ts';
import { applicableRules } from '../../rules/applicableRules.ts';
import { quantitiesOf } from '../../rules/quantities.ts';
import { readFacts } from '../../rules/readFacts.ts';
import { cite, citeSection } from '../../wording/citation.ts';
import { durationWords } from '../../wording/duration.ts';
import { fenWords, moneyWords } from '../../wording/money.ts';
import { distinctSayings } from '../../wording/sayings.ts';
import type { Section, SectionOf } from './section.ts';
import { say, type AnswerContext } from '../context.ts';
import { readAlternatives, readChannels, readLimits, readRules, readTexts, type LimitFact, type ProductNode } from '../graphFacts.ts';
import { namedBy } from '../relevance.ts';

const A_TERM = /最长|最久|几年|多少年|多少期|longest|how many years/i;

/** Who asks for an amount of money is not told a number of cards. */
const ASKS_MONEY = /额度|多少钱|金额/;

/** Limits in yuan or words, and the rules that set a customer's own limit. */
export const limitSection: SectionOf = async (products, context) => {
  const limits = await readLimits(context, products.map((p) => p.id));
  // A product whose longest term is no limit of its own leaves the question to the written answers.
  const asksForATerm = A_TERM.test(context.question.text);
  const told = await Promise.all(products.map(async (product) => {
    const own = namedBy(context.question.text, limits.filter((l) => l.product === product.id && (l.key === 'term' || !asksForATerm)), (l) => l.title);
    const longest = asksForATerm && own.length === 0 ? longestTerm(product, context) : [];
    if (asksForATerm && own.length === 0 && longest.length === 0) return null;
    if (longest.length > 0) return section(product, longest, context);
    if (ASKS_MONEY.test(context.question.text) && own.length > 0 && own.every((l) => l.amountFen === null && !/元|percent|%/.test(l.text ?? '')) && !own.some((l) => ASKS_MONEY.test(l.title))) return null;
    const fixed = own.map((l) => `${l.title} ${l.text ?? (l.amountFen === null ? '' : fenWords(l.amountFen, context.language))}`.trim());
    const rules = (await readRules(context, product.id)).filter((r) => r.item.body.effect.type === 'limit');
    const words = [...fixed, ...rules.map((r) => inLanguage(r.item.body.explain, context.language))];
    const ownLimit = ownLimitWords(rules, context);
    return section(product, [...ownLimit, ...enoughWords(limits.filter((l) => l.product === product.id), context), ...mostAskedFirst(words, context)], context, rules.flatMap((r) => [cite(r, context.language), citeSection(context, r.item.body.basedOn)]));
  }));
  return join(told);
};

/** "月收入1万2能贷多少": what the rules make of the facts that were told, with the sum; what is not known yet may still lower it. */
function ownLimitWords(rules: Awaited<ReturnType<typeof readRules>>, { question, index, asOf, language }: AnswerContext): string[] {
  const facts = readFacts(question.facts, index);
  const limits = quantitiesOf({ index, rules: applicableRules(rules, asOf), facts, language }).filter((q) => q.kind === 'limit' && q.arithmetic.includes('×'));
  return limits.map((q) => say(language, `按您说的情况，最高 ${q.value}（${q.arithmetic}）`, `on what you told me, at most ${q.value} (${q.arithmetic})`));
}

/** The longest term where it is no limit of its own but a property of the product. */
function longestTerm(product: ProductNode, { index, language }: AnswerContext): string[] {
  const months = index.find('product', product.id)?.item.body.attributes.max_months;
  return typeof months === 'number' ? [say(language, `最长期限 ${durationWords(`P${months}M`, language)}`, `longest term ${durationWords(`P${months}M`, language)}`)] : [];
}

/** "3 万能存吗": whether the sum asked about reaches the least amount, said first. */
function enoughWords(limits: readonly LimitFact[], { question, language }: AnswerContext): string[] {
  const least = limits.find((l) => l.key === 'min')?.amountFen ?? null;
  const { amount, currency } = question.slots;
  if (least === null || typeof amount !== 'number' || (currency !== undefined && currency !== 'CNY')) return [];
  const sum = moneyWords(amount, language);
  return [amount * 100 >= least ? say(language, `${sum}够起点`, `${sum} is enough`) : say(language, `${sum}不够起点`, `${sum} is not enough`)];
}

/** Papers to bring, and those that a rule asks of some customers. */
export const materialSection: SectionOf = async (products, context) => {
  const materials = await readTexts(context, 'materials', products.map((p) => p.id));
  const told = await Promise.all(products.map(async (product) => {
    const own = materials.filter((m) => m.product === product.id).map((m) => m.text);
    const rules = (await readRules(context, product.id)).filter((r) => r.item.body.effect.type === 'material');
    const extra = rules.map((r) => inLanguage(r.item.body.explain, context.language));
    const words = own.length === 0 && extra.length === 0 ? [] : [`${say(context.language, '需要', 'bring ')}${own.join(say(context.language, '、', ', '))}`, ...extra];
    return section(product, words, context, rules.map((r) => cite(r, context.language)));
  }));
  return join(told);
};

/** Where it can be done, and when. */
export const channelSection: SectionOf = async (products, context) => {
  const channels = groupBy(await readChannels(context, products.map((p) => p.id)), (c) => c.product);
  const told = products.map((product) => {
    const names = (channels.get(product.id) ?? []).map((c) => channelName(c.channel, context.language));
    if (names.length === 0) return null;
    const where = say(context.language, `可在${names.join('、')}办理`, `available at ${names.join(', ')}`);
    return section(product, [where, hoursOf(product, context)].filter((t) => t !== null), context);
  });
  return join(told);
};

export const hoursSection: SectionOf = async (products, context) =>
  join(products.map((product) => { const hours = hoursOf(product, context); return hours ? section(product, [hours], context) : null; }));

export const benefitSection: SectionOf = async (products, context) => {
  const features = groupBy(await readTexts(context, 'features', products.map((p) => p.id)), (f) => f.product);
  return join(products.map((product) => section(product, mostAskedFirst((features.get(product.id) ?? []).map((f) => f.text), context), context)));
};

/** What shares most words with the question comes first: "积分多久过期" reads the validity before the value. */
function mostAskedFirst(texts: readonly string[], { question }: AnswerContext): string[] {
  const asked = new Set(tokensOf(question.text));
  const shared = (text: string) => tokensOf(text).filter((t) => asked.has(t)).length;
  return texts.toSorted((a, b) => shared(b) - shared(a));
}

/** Is it safe? What is guaranteed or insured first, because that is what was asked, then the risk class. */
export const riskSection: SectionOf = async (products, context) => join(products.map((product) => {
  const { language, index } = context;
  const attributes = index.find('product', product.id)?.item.body.attributes ?? {};
  const guarantee = attributes.guaranteed === false ? say(language, '不保本、不保收益', 'neither principal nor return is guaranteed') : attributes.principal_guaranteed === true ? say(language, '本金有保障，收益不确定', 'the principal is guaranteed, the return is not') : undefined;
  const insured = attributes.insured === true && attributes.principal_guaranteed !== true ? say(language, '受存款保险保障', 'covered by deposit insurance') : undefined;
  const risk = typeof product.node.risk === 'string' ? say(language, `风险等级 ${product.node.risk}`, `risk class ${product.node.risk}`) : undefined;
  return section(product, [guarantee, insured, risk].filter((w) => w !== undefined), context);
}));

export const alternativeSection: SectionOf = async (products, context) => {
  const [product] = products;
  const others = product ? await readAlternatives(context, [product.id]) : [];
  if (!product || others.length === 0) return null;
  const names = others.map((o) => o.title).join(say(context.language, '、', ', '));
  const items = others.flatMap((o) => context.index.get(o.id) ?? []);
  return { text: say(context.language, `除了${product.title}，您还可以看看：${names}。`, `Besides ${product.title} you could look at ${names}.`), citations: items.map((i) => cite(i, context.language)), products: [product.id] };
};

/** What it is: the summary, then up to three features. */
export const overviewSection: SectionOf = async (products, context) => {
  const features = groupBy(await readTexts(context, 'features', products.map((p) => p.id)), (f) => f.product);
  return join(products.map((product) => {
    const summary = product.node[`summary_${context.language}`] ?? product.node.summary_zh;
    const own = (features.get(product.id) ?? []).slice(0, 3).map((f) => f.text);
    return typeof summary === 'string' ? section(product, [summary.replace(/[。.]$/, ''), ...own], context) : null;
  }));
};

function hoursOf(product: ProductNode, { language }: AnswerContext): string | null {
  const hours = product.node[`hours_${language}`] ?? product.node.hours_zh;
  return typeof hours === 'string' ? hours : null;
}

/** "云汀白金卡：…；…。" cited by the product and whatever else was read. Null when there is nothing to say. */
function section(product: ProductNode, words: readonly string[], { language, index }: AnswerContext, more: readonly (Citation | undefined)[] = []): Section | null {
  const item = index.get(product.id);
  const said = distinctSayings(words);
  if (said.length === 0 || !item) return null;
  const text = `${product.title}${say(language, '：', ': ')}${said.join(say(language, '；', '; '))}${say(language, '。', '.')}`;
  return { text, citations: [cite(item, language, text), ...more.filter((c) => c !== undefined)], products: [product.id] };
}

function join(sections: readonly (Section | null)[]): Section | null {
  const told = sections.filter((s) => s !== null);
  if (told.length === 0) return null;
  return { text: told.map((s) => (told.length > 1 ? `- ${s.text}` : s.text)).join('\n'), citations: told.flatMap((s) => s.citations), products: told.flatMap((s) => s.products) };
}

