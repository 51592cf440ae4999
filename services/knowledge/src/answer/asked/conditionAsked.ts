import type { KnowledgeQuestion } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { wordsOf } from '../../faq/tokens.ts';

/** Who speaks of themselves asks for a verdict. */
export const OF_A_PERSON = /我|本人|自己|\bi\b|\bmy\b/i;

/** "钻石卡需要年收入多少" asks what must be, of nobody in particular. */
export const asksForConditionOf = ({ text }: KnowledgeQuestion): boolean => MUST_BE.test(text) && !OF_A_PERSON.test(text);

/** Whether the words name this fact, by its title or by a unit that is its own: "年收入" is 月收入, "首付" is 首付比例, "几岁" is 年龄. */
export function namesFact(text: string, fact: string, index: ContentIndex): boolean {
  const item = index.find('fact', fact)?.item;
  if (!item) return false;
  const kinds = kindWords(index);
  const english = (item.title.en ?? '').toLowerCase().split(' ').filter((word) => word.length >= 3 && !COUNTING.has(word) && !kinds.has(word));
  return wordsOf(item.title.zh).some((word) => word.length >= 2 && !COUNTING.has(word) && !kinds.has(word) && text.includes(word.replace(/^[月年](?=..)/, '')))
    || english.some((word) => new RegExp(`\\b${word}\\b`, 'i').test(text)) || asksInUnitOf(item.id, text, index);
}

/** "几岁", "多少周岁": a unit in which no other fact is counted, and that is no measure of time or money. */
function asksInUnitOf(id: string, text: string, index: ContentIndex): boolean {
  const unit = index.find('fact', id)?.item.body.unit?.zh ?? '';
  const [, asked = ''] = /(?:几|多少)([\u4e00-\u9fff]{1,2})/.exec(text) ?? [];
  return unit !== '' && !MEASURES.test(unit) && [asked, asked.slice(0, 1)].some((said) => said !== '' && unit.endsWith(said)) && index.of('fact').every(({ item }) => item.id === id || item.body.unit?.zh !== unit);
}
const MEASURES = /[年月天日次元个%张笔家套]$/;

/** Words for kinds of product ("信用卡") name no fact, though titles of facts contain them ("持有信用卡的银行家数"). */
const kindWords = (index: ContentIndex): ReadonlySet<string> =>
  new Set(index.of('term').filter(({ item }) => item.tags.some((t) => t.startsWith('category:'))).flatMap(({ item }) => [item.title.zh, ...item.body.aliases.zh, ...wordsOf(item.title.zh), ...[item.title.en ?? '', ...item.body.aliases.en].flatMap((name) => name.toLowerCase().split(' '))]).concat('银行'));

const MUST_BE = /(?:需要|要求|要|得|至少|最低|最少).{0,12}(?:多少|几|比例|年龄|收入|资产)|多少.{0,6}(?:才能|才可以|够)|(?:比例|年龄|收入|资产).{0,4}(?:要求|多少|最低)|几岁|多少岁|\b(?:minimum|at least|how old|required?|requirement)\b|how much .{0,20}\b(?:need|must)\b/i;
/** Words of a fact's title that count and name nothing. */
export const COUNTING = new Set(['次数', '月数', '金额', '余额', '家数', '年限', '比例', 'months', 'month', 'amount', 'times', 'the', 'this', 'year', 'with', 'our', 'has', 'now', 'own', 'loan', 'card', 'cards', 'credit', 'account', 'payment', 'today', 'used']);

/** "门槛是多少" asks for the conditions, "我能办吗" for a verdict. A word alone ("私行") may only be a product's name. */
export const asksForConditions = (question: KnowledgeQuestion): boolean => Object.values(question.facts).every((value) => typeof value === 'string') && !OF_A_PERSON.test(question.text);
