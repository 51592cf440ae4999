import { bareText } from '../faq/normalise.ts';
import { cite } from '../wording/citation.ts';
import { sentences } from '../wording/sentences.ts';
import { wishesIn, type Wish } from './asked/wishes.ts';
import { ASKS_WHETHER, BESIDE_WHETHER } from './asked/whether.ts';
import { isService } from './asked/services.ts';
import { say, type AnswerContext, type DraftAnswer, type Route } from './context.ts';
import { readProducts, readTexts, type ProductNode } from './graphFacts.ts';

const MOST_PRODUCTS = 3;

/**
 * "商务卡能积分吗", "大额存单能提前取吗": a property that the product's own item states, said as yes or no. What the item does not state is left to the other
 * routes: silence is no "no".
 */
export const answerAttribute: Route = async (context) => {
  const { question, index } = context;
  if (!ASKS_WHETHER.test(question.text) || question.aspects.some((a) => !BESIDE_WHETHER.has(a))) return null;
  const products = (await readProducts(context, question.products)).filter((p) => !isService(p.id, index));
  if (products.length === 0 || products.length > MOST_PRODUCTS) return null;
  const { wishes } = wishesIn({ ...context, question: { ...question, text: withoutNames(products, context) } });
  const [wish, other] = wishes;
  if (!wish || other) return null;
  const told = products.flatMap((product) => { const has = hasWish(product, wish, context); return has === null ? [] : [{ product, has }]; });
  return told.length < products.length ? null : whetherAnswer(told, wish, context);
};

function withoutNames(products: readonly ProductNode[], { question, index, language }: AnswerContext): string {
  const names = products.flatMap((p) => { const item = index.find('product', p.id)?.item; return item ? [item.title[language] ?? item.title.zh, ...item.body.aliases[language]] : []; });
  return names.toSorted((a, b) => b.length - a.length).reduce((text, name) => text.replaceAll(bareText(name), ' '), question.language === 'zh' ? bareText(question.text) : question.text);
}

/** Null where the product's item says nothing of the property. */
function hasWish({ id }: ProductNode, { attributes }: Wish, { index }: AnswerContext): boolean | null {
  const own = index.find('product', id)?.item.body.attributes ?? {};
  const wanted = attributes.map((a) => a.split('=') as [string, string]);
  if (wanted.some(([name, value]) => String(own[name]) === value)) return true;
  return wanted.some(([name]) => own[name] !== undefined) ? false : null;
}

type Told = { product: ProductNode; has: boolean };

async function whetherAnswer(told: readonly Told[], wish: Wish, context: AnswerContext): Promise<DraftAnswer> {
  const { language, index } = context;
  const features = await readTexts(context, 'features', told.map((t) => t.product.id));
  const lines = told.map(({ product, has }) => {
    const near = features.find((f) => f.product === product.id && shares(f.text, wish.title));
    const verdict = has ? say(language, `是的，${product.title}${wish.title}`, `Yes: ${product.title}: ${wish.title}`) : say(language, `否，${product.title}不属于“${wish.title}”的产品`, `No: ${product.title} is not "${wish.title}"`);
    return sentences([verdict, has ? near?.text : undefined], language);
  });
  return {
    route: 'attribute', kind: 'answer', text: lines.join('\n'), score: 1,
    citations: told.flatMap(({ product }) => { const item = index.get(product.id); return item ? [cite(item, language)] : []; }),
  };
}

/** Two signs of the property's name stand in the text. */
const shares = (text: string, title: string): boolean => Array.from({ length: Math.max(0, title.length - 1) }, (_, i) => title.slice(i, i + 2)).some((pair) => text.includes(pair));
