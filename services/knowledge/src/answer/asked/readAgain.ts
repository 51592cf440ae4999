import type { KnowledgeQuestion } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { askedAspects } from './askedAspects.ts';
import { saidFacts } from './saidFacts.ts';
import { wishesIn } from './wishes.ts';

const SEARCHES = /哪|什么|啥|有没有|有吗|有.{0,12}的|推荐|找|的(?:理财|基金|产品|卡|存款|贷款)(?:$|[，。？?])|which|what|any|recommend|looking for|\b(?:cards|products|funds|deposits)\b/i;
const CURRENCIES: readonly [RegExp, string][] = [[/美元|美金|\busd\b|us dollar/i, 'USD'], [/港币|港元|\bhkd\b|hong kong dollar/i, 'HKD'], [/欧元|\beuro?s?\b/i, 'EUR'], [/英镑|\bgbp\b|\bpounds?\b/i, 'GBP'], [/日元|日币|\bjpy\b|\byen\b/i, 'JPY'], [/澳元|澳币|\baud\b/i, 'AUD']];

/**
 * The question as its words mean it for what the release holds: aspects that only a product's name showed are dropped, a currency and facts said in passing are
 * taken up, and the intent follows.
 */
export function readAgain(question: KnowledgeQuestion, index: ContentIndex, asOf: string): KnowledgeQuestion {
  const aspects = askedAspects(question, index);
  const read = { ...question, aspects, slots: withCurrency(question), facts: { ...saidFacts(question, index), ...question.facts } };
  return { ...read, ...intentOf(read, question, index, asOf) };
}

function intentOf(read: KnowledgeQuestion, before: KnowledgeQuestion, index: ContentIndex, asOf: string): Pick<KnowledgeQuestion, 'intent' | 'aspects'> {
  const { aspects, products, slots, intent } = read;
  const named = products.length > 0;
  if (!namesAProduct(read, index) && SEARCHES.test(read.text) && isSearch(read, index, asOf)) return { intent: 'find', aspects };
  if (intent === 'eligibility' && named && aspects.includes('channel')) return { intent: 'aspect', aspects: ['channel'] };
  if (intent === 'eligibility' && named && aspects.includes('waiver')) return { intent: 'aspect', aspects: ['waiver'] };
  if (intent === 'eligibility' && aspects.length === 1 && aspects[0] === 'limit') return { intent: 'aspect', aspects };
  const gained = aspects.some((a) => !before.aspects.includes(a));
  return { intent: intent === 'faq' && gained && (named || slots.amount !== undefined) ? 'aspect' : intent, aspects };
}

/** Services ("货币转换费") are what one asks about a product, not the product. */
const SERVICES = new Set(['card_service', 'service', 'transfer', 'channel']);
const namesAProduct = ({ products }: KnowledgeQuestion, index: ContentIndex): boolean => products.some((id) => !SERVICES.has(index.find('product', id)?.item.body.category ?? ''));

/** A kind of product with something it shall have. */
function isSearch(question: KnowledgeQuestion, index: ContentIndex, asOf: string): boolean {
  const { wishes, categories } = wishesIn({ question, index, language: question.language, asOf });
  return categories.length > 0 && wishes.length > 0;
}

function withCurrency({ slots, text }: KnowledgeQuestion): KnowledgeQuestion['slots'] {
  const named = CURRENCIES.find(([word]) => word.test(text));
  return slots.currency === undefined && named ? { ...slots, currency: named[1] } : slots;
}
