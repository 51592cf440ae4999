import type { AnswerContext } from '../context.ts';
import { comparable, productsNamed } from './productNames.ts';
import { wordsOf } from '../../faq/tokens.ts';

/** A word of two or more characters and 费: what the fee is for. One character ("年费", "收费", "免费") tells no matter. */
const A_FEE_FOR = /([\u4e00-\u9fff]{2})费(?!用卡|率)/g;
/** Words for any fee at all, and verbs that stand before 费. */
const ANY_FEE = new Set(['手续', '服务', '相关', '多少', '什么', '哪些', '各种', '所有', '其他', '其它', '银行']);
/** Verbs that take 费 as their object ("不收费"), and the year, which every card has. */
const CHARGED = /[收付交缴免消花省退扣减加年]$/;

/** The same where a service's name stands before 费 ("挂失费"): its last two characters, as features write them. */
export const serviceMatters = ({ question, index, language }: AnswerContext): string[] =>
  language === 'zh' ? productsNamed(question.text, index, language).found.flatMap(({ said = '' }) => (comparable(question.text, language).includes(`${said}费`) ? [said.slice(-2)] : [])) : [];

/**
 * What the fee asked about is for ("管理" in "对公账户管理费"), as far as it is said in one word: a fee of the same product for another thing is no answer to it. Product names
 * do not count. Empty where only "a fee" is asked about.
 */
export function feeMatters({ question, index, language }: AnswerContext): string[] {
  if (language !== 'zh') return [];
  const { rest } = productsNamed(question.text, index, language);
  const words = new Set(wordsOf(rest));
  return [...rest.matchAll(A_FEE_FOR)].map(([, matter = '']) => matter).filter((matter) => !ANY_FEE.has(matter) && !CHARGED.test(matter) && (words.has(matter) || words.has(`${matter}费`)));
}
