import { bareText } from '../faq/normalise.ts';
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
  const kinds = new Set(wishesIn(context).categories);
  const ofKind = topical.filter((p) => kinds.has(p.category));
  // A kind that the topic knows nothing of ("信用卡" under a topic of repayment) leaves the topic's products.
  return ofKind.length > 0 ? ofKind : topical;
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
