import { inLanguage, type Condition, type Language } from '@lobby/contracts';
import type { ContentIndex } from '../releases/contentIndex.ts';
import { factValueWords } from '../wording/factValue.ts';
import type { Leaf } from './evaluateCondition.ts';

const SIGN = { lt: '<', lte: '≤', gt: '>', gte: '≥' } as const;

/** A condition as a customer reads it: "年龄 ≥ 18 岁", "就业状态：在职 或 退休", "不满足（…）". */
export function conditionWords(condition: Condition, index: ContentIndex, language: Language): string {
  const words = (c: Condition) => conditionWords(c, index, language);
  const nested = (c: Condition) => ('all' in c || 'any' in c ? `(${words(c)})` : words(c));
  if ('all' in condition) return condition.all.map(nested).join(language === 'zh' ? ' 且 ' : ' and ');
  if ('any' in condition) return condition.any.map(nested).join(language === 'zh' ? ' 或 ' : ' or ');
  if ('not' in condition) return notWords(condition.not, index, language);
  return leafWords(condition, index, language);
}

const OPPOSITE = { lt: 'gte', lte: 'gt', gt: 'lte', gte: 'lt', eq: 'ne', ne: 'eq' } as const;

/** "not X = yes" is said as "X: no", "not ≥" as "<"; only what has no opposite keeps its not. */
function notWords(inner: Condition, index: ContentIndex, language: Language): string {
  if ('fact' in inner && inner.op === 'eq' && typeof inner.value === 'boolean') return leafWords({ ...inner, value: !inner.value }, index, language);
  if ('fact' in inner && inner.op !== 'in' && inner.op !== 'between' && inner.op !== 'exists') return leafWords({ ...inner, op: OPPOSITE[inner.op] }, index, language);
  if ('fact' in inner && inner.op === 'in') return leafWords(inner, index, language).replace(/：|: /, language === 'zh' ? '不是：' : ' is none of: ');
  return language === 'zh' ? `不是（${conditionWords(inner, index, language)}）` : `not (${conditionWords(inner, index, language)})`;
}

function leafWords(leaf: Leaf, index: ContentIndex, language: Language): string {
  const fact = index.find('fact', leaf.fact);
  const name = fact ? inLanguage(fact.item.title, language) : leaf.fact;
  const value = (v: string | number | boolean) => factValueWords(fact, v, language);
  const colon = language === 'zh' ? '：' : ': ';
  switch (leaf.op) {
    case 'exists': return language === 'zh' ? `已有${name}` : `${name} is given`;
    case 'eq': return `${name}${colon}${value(leaf.value)}`;
    case 'ne': return language === 'zh' ? `${name}不是${value(leaf.value)}` : `${name} is not ${value(leaf.value)}`;
    case 'in': return `${name}${colon}${leaf.value.map(value).join(language === 'zh' ? '、' : ', ')}`;
    case 'between': return language === 'zh' ? `${name}在 ${value(leaf.value[0])} 到 ${value(leaf.value[1])} 之间` : `${name} from ${value(leaf.value[0])} to ${value(leaf.value[1])}`;
    case 'lt': case 'lte': case 'gt': case 'gte': return `${name} ${SIGN[leaf.op]} ${value(leaf.value)}`;
  }
}
