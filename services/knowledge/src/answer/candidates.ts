import { bareText } from '../faq/normalise.ts';
import { wordsOf } from '../faq/tokens.ts';
import { isValidOn } from '../releases/contentIndex.ts';
import { wishesIn } from './asked/wishes.ts';
import type { AnswerContext, DraftAnswer } from './context.ts';
import { readProducts, readTopicProducts, type ProductNode } from './graphFacts.ts';

/**
 * Products a question may mean when understanding linked none: those whose title or alias stands in the text, else those the topic is about, of the kind the words name ("存款", "信用卡").
 */
export async function candidateProducts(context: AnswerContext): Promise<ProductNode[]> {
  const named = await readProducts(context, productsInText(context));
  if (named.length > 0) return named;
  const topical = context.question.topic ? await readTopicProducts(context, context.question.topic) : [];
  const forIt = context.question.intent === 'eligibility' ? await readProducts(context, productForPurpose(topical, context)) : [];
  if (forIt.length > 0) return forIt;
  const kinds = new Set(wishesIn(context).categories);
  const ofKind = topical.filter((p) => kinds.has(p.category));
  // A kind that the topic knows nothing of ("信用卡" under a topic of repayment) leaves the topic's products.
  return ofKind.length > 0 ? ofKind : topical;
}

const SHORTEST_WORD = 2;
/** What one does with any product tells none from the others, though it may stand in the text of one alone ("可为员工申请附属卡"). */
const OF_ANY = /^(?:申请|办理|办卡|开户|开卡|开立|开通|购买|使用|激活|注销|贷款|存款|可以|能够|需要|条件|要求|资格|材料|额度|年龄|收入)$/;

/**
 * "二手车能贷款吗", "装修能贷吗": of the products of the topic's kinds the one whose own words, and no other's, speak of what the question is about.
 */
function productForPurpose(topical: readonly ProductNode[], context: AnswerContext): string[] {
  return forPurpose(new Set(topical.map((p) => p.category)), context);
}

/** Whether this product is the one of its kind that the question's words are about, without its being named. */
export const isForPurpose = (id: string, context: AnswerContext): boolean => forPurpose(new Set([context.index.find('product', id)?.item.body.category ?? '']), context).includes(id);

function forPurpose(kinds: ReadonlySet<string>, { question, index, language, asOf }: AnswerContext): string[] {
  // A number is a value and tells no product: "28" stands in the text of the card that ends at that age.
  const said = [...new Set(wordsOf(question.text))].filter((w) => w.length >= SHORTEST_WORD && !OF_ANY.test(w) && !/^\d+$/.test(w));
  if (kinds.size !== 1 || said.length === 0 || language !== 'zh') return [];
  const texts = index.of('product').filter(({ item }) => kinds.has(item.body.category) && isValidOn(item, asOf)).map(({ item }) => ({ id: item.id, text: [item.title.zh, ...item.body.aliases.zh, item.body.summary?.zh ?? '', ...item.body.features.map((f) => f.zh)].join(' ') }));
  const telling = said.flatMap((word) => { const having = texts.filter((t) => t.text.includes(word)); return having.length === 1 ? having.map((t) => t.id) : []; });
  const [only] = telling;
  return only !== undefined && new Set(telling).size === 1 ? [only] : [];
}

/** Longest names first, so that "云汀白金卡" does not also count as every product that is called "卡". */
function productsInText({ question, index, language }: AnswerContext): string[] {
  let text = bareText(question.text);
  const names = index.of('product').flatMap(({ item }) => [item.title[language], ...item.body.aliases[language]].flatMap((name) => (name && bareText(name).length >= 2 ? [{ id: item.id, name: bareText(name) }] : [])));
  const found: string[] = [];
  for (const { id, name } of names.toSorted((a, b) => b.name.length - a.name.length)) {
    if (!text.includes(name)) continue;
    found.push(id);
    text = text.replaceAll(name, '\u0000');
  }
  return [...new Set(found)];
}

/** Several products fit: the customer chooses. */
export function chooseOne(products: readonly ProductNode[], question: string): DraftAnswer {
  return { route: 'ambiguous', kind: 'ambiguous', text: question, citations: [], score: 1, options: products.map(({ id, title }) => ({ id, title })) };
}
