import type { KnowledgeQuestion } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { wordsOf } from '../../faq/tokens.ts';

/** Who speaks of themselves asks for a verdict. */
export const OF_A_PERSON = /我|本人|自己|\bi\b|\bmy\b/i;

/** "钻石卡需要年收入多少" asks what must be, of nobody in particular. */
export const asksForConditionOf = ({ text }: KnowledgeQuestion): boolean => MUST_BE.test(text) && !OF_A_PERSON.test(text);

/** Whether the words name this fact: "年收入" is 月收入, "首付" is 首付比例. */
export const namesFact = (text: string, fact: string, index: ContentIndex): boolean =>
  wordsOf(index.find('fact', fact)?.item.title.zh ?? '').some((word) => word.length >= 2 && !COUNTING.has(word) && text.includes(word.replace(/^[月年](?=..)/, '')));

const MUST_BE = /(?:需要|要求|要|得|至少|最低|最少).{0,12}(?:多少|几|比例|年龄|收入|资产)|多少.{0,6}(?:才能|才可以|够)|(?:比例|年龄|收入|资产).{0,4}(?:要求|多少|最低)/;
/** Words of a fact's title that count and name nothing. */
export const COUNTING = new Set(['次数', '月数', '金额', '余额', '家数', '年限', '比例']);

/** "门槛是多少" asks for the conditions, "我能办吗" for a verdict. A word alone ("私行") may only be a product's name. */
export const asksForConditions = (question: KnowledgeQuestion): boolean => Object.values(question.facts).every((value) => typeof value === 'string') && !OF_A_PERSON.test(question.text);
