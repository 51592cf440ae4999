import type { FactValue, Facts } from '@lobby/contracts';
import type { ContentIndex, Released } from '../releases/contentIndex.ts';

/**
 * Facts as the rules read them: values of the fact's own type. "25" of a number fact becomes 25, a label or synonym becomes its option's value.
 * A value that cannot be read stays unknown rather than wrong, so the customer is asked again.
 */
export function readFacts(facts: Facts, index: ContentIndex): Facts {
  return Object.fromEntries(Object.entries(facts).flatMap(([id, value]) => {
    const fact = index.find('fact', id);
    const read = fact ? readFact(fact, value) : value;
    return read === undefined ? [] : [[id, read]];
  }));
}

const YES = new Set(['true', 'yes', 'y', '是', '有', '对', '1']);
const NO = new Set(['false', 'no', 'n', '否', '没有', '无', '不是', '0']);

function readFact(fact: Released<'fact'>, value: FactValue): FactValue | undefined {
  const { type, options } = fact.item.body;
  const text = String(value).trim().toLowerCase();
  switch (type) {
    case 'boolean': return typeof value === 'boolean' ? value : YES.has(text) ? true : NO.has(text) ? false : undefined;
    case 'number':
    case 'money': return typeof value !== 'boolean' && text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'enum': return options.find((o) => o.value.toLowerCase() === text || o.label.zh === text || o.label.en?.toLowerCase() === text
      || o.synonyms?.zh.includes(text) || o.synonyms?.en.some((s) => s.toLowerCase() === text))?.value;
    case 'date': return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
    case 'duration': return /^p/.test(text) ? text.toUpperCase() : undefined;
    case 'text': return String(value);
  }
}
