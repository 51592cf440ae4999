import type { Facts, ReleasedFact } from '@lobby/contracts';
import { readChoice } from './readChoice.ts';

/** Who speaks of themselves, and says something rather than asks. */
const OF_ONESELF = /^(?:那|嗯|哦|其实|可是|但)?(?:我|本人|我们)(?:的|就|也|应该|大概|好像|测出来|评出来|现在)*(?:\p{Script=Han}{0,6})?(?:是|属于|算|为)|^(?:well |but |so |actually )?(?:i am|i'?m|my \w[\w ]{0,24} is|mine is)\b/iu;
const ASKS = /[?？]|吗|呢$|能不能|可不可以|\b(?:can|could|may) i\b/iu;
const LONGEST = 40;
const SHORTEST_NAME = 2;

/**
 * "我是稳健型": facts of a choice that somebody tells of themselves by the name of one of its options. Nothing where two facts have that name, or two options of one are
 * named, because then nothing was told for sure.
 */
export function readToldFacts(text: string, facts: Iterable<ReleasedFact>): Facts {
  if (text.length > LONGEST || !OF_ONESELF.test(text.trim()) || ASKS.test(text)) return {};
  const told = [...facts].flatMap((fact) => { const value = fact.options.length > 0 && fact.type !== 'boolean' ? readChoice(text, choicesOf(fact)) : null; return value === null ? [] : [[fact.id, value] as const]; });
  return told.length === 1 ? Object.fromEntries(told) : {};
}

const choicesOf = (fact: ReleasedFact) => fact.options.map((o) => ({ value: o.value, names: [o.label.zh, ...(o.label.en ? [o.label.en] : []), ...o.synonyms].filter((name) => name.length >= SHORTEST_NAME) }));
