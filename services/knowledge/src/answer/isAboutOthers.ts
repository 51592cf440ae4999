import { inLanguage, type ItemOf } from '@lobby/contracts';
import { bareText } from '../faq/normalise.ts';
import { namedFacts, OF_A_FIRM } from './asked/namedFacts.ts';
import { productsNamed } from './asked/productNames.ts';
import { categoryOf, isService } from './asked/services.ts';
import { wishesIn } from './asked/wishes.ts';
import type { AnswerContext } from './context.ts';

/** An FAQ that is near in words, and was written about other products or for other people than those of the question. */
export const isAboutOthers = (faq: ItemOf<'faq'>, context: AnswerContext): boolean => [isOfAnother, isOfAnotherKind, isOfOneOfSeveral, isForFirms, isForPeople].some((beside) => beside(faq, context));

/** Written about another product than the one asked about ("借记卡积分" for the business card): near in words, and no answer. What an FAQ is about its title says. */
function isOfAnother(faq: ItemOf<'faq'>, { question, index, language }: AnswerContext): boolean {
  const asked = question.products.filter((id) => !isService(id, index));
  if (asked.length === 0 || faq.body.products.some((id) => asked.includes(id))) return false;
  const title = bareText(faq.title[language] ?? faq.title.zh);
  const kinds = new Set(asked.map((id) => kindOf(id, index)));
  const own = productsNamed(title, index, language).found.flatMap((c) => c.products);
  return own.some((id) => kinds.has(kindOf(id, index))) && !asked.some((id) => index.find('product', id)?.item.body.aliases[language].some((name) => title.includes(bareText(name))));
}

/** "信用卡逾期三天会上征信吗" is near to what is written about a loan's arrears, and the card has other rules: a kind that the words name must be the FAQ's, or be named by it. */
function isOfAnotherKind(faq: ItemOf<'faq'>, context: AnswerContext): boolean {
  const { index, language } = context;
  const { categories } = wishesIn(context);
  const own = kindsOf(faq, index);
  if (categories.length === 0 || own.size === 0 || categories.some((kind) => own.has(kind))) return false;
  const text = bareText([inLanguage(faq.title, language), ...faq.body.phrasings[language], inLanguage(faq.body.answer, language)].join(' '));
  const names = index.of('term').filter(({ item }) => item.tags.some((tag) => categories.includes(tag.replace(/^category:/, '')))).flatMap(({ item }) => [inLanguage(item.title, language), ...item.body.aliases[language]]);
  return !names.some((name) => text.includes(bareText(name)));
}

/** The kinds of product that an FAQ's topic and products are of; services are of none. */
function kindsOf({ body }: ItemOf<'faq'>, index: AnswerContext['index']): Set<string> {
  const about = [...(index.topic(body.topic)?.item.body.about ?? []), ...body.products];
  return new Set(about.map((a) => (a.startsWith('category:') ? a.slice('category:'.length) : isService(a, index) ? '' : categoryOf(a, index))).filter((kind) => kind !== ''));
}

/** "基金申购费率是多少" names the fees of several funds alike: what is written about one of them is no answer. */
function isOfOneOfSeveral(faq: ItemOf<'faq'>, context: AnswerContext): boolean {
  const { question } = context;
  if (question.products.length > 0 || faq.body.products.length !== 1) return false;
  return KINDS.some((kind) => {
    const named = question.aspects.includes(kind) ? new Set(namedFacts(kind, context).map((f) => f.product)) : new Set<string>();
    return named.size > 1 && named.has(faq.body.products[0] ?? '');
  });
}
const KINDS = ['fee', 'rate'] as const;

/** Who does not speak of a firm is a private customer: "要带什么" after 开户 does not ask for the business licence. */
const isForFirms = (faq: ItemOf<'faq'>, { question, index }: AnswerContext): boolean =>
  faq.body.products.length > 0 && !OF_A_FIRM.test(question.text) && !faq.body.products.some((id) => question.products.includes(id)) && faq.body.products.every((id) => index.find('product', id)?.item.body.attributes.business === true);

/** And who names a product for firms is not told of a person's account. */
const isForPeople = (faq: ItemOf<'faq'>, { question, index, language }: AnswerContext): boolean =>
  question.products.length > 0 && question.products.every((id) => isBusiness(id, index)) && !faq.body.products.some((id) => isBusiness(id, index)) && !OF_A_FIRM.test(inLanguage(faq.title, language));
const isBusiness = (id: string, index: AnswerContext['index']): boolean => index.find('product', id)?.item.body.attributes.business === true;

/** Kinds of product that customers take for each other. */
const KIND: Readonly<Record<string, string>> = { debit_card: 'card', credit_card: 'card' };
const kindOf = (id: string, index: AnswerContext['index']): string => { const category = categoryOf(id, index); return KIND[category] ?? category; };
