import type { EntityValue } from '@lobby/contracts';
import { codeOf } from './currencies.ts';
import { ENGLISH_NUMBER, parseEnglishNumber } from './englishNumber.ts';
import { matches, type Found, type RecogniseEnv } from './types.ts';

const BEFORE = 'us\\$|hk\\$|au?\\$|ca?\\$|s\\$|nt\\$|\\$|€|£|¥|usd|rmb|cny|hkd|eur|gbp|jpy|aud|cad|sgd|chf|krw|thb|nzd|twd|mop';
const AFTER = 'us dollars?|hong kong dollars?|dollars?|bucks?|usd|rmb|cny|hkd|eur|euros?|gbp|pounds?|quid|jpy|yen|yuan|kuai|renminbi|aud|australian dollars?|cad|canadian dollars?|sgd|singapore dollars?|chf|swiss francs?|krw|won|thb|baht';
const PATTERN = new RegExp(`(?<![\\w.*-])(?:(${BEFORE})\\s?)?(${ENGLISH_NUMBER})(?:\\s?(${AFTER})(?![a-z]))?`, 'g');
const OTHER_MEASURE = /^[\s-]?(?:years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|times?|people|persons?|points?|miles|am|pm|st|nd|rd|th|%|percent|per cent|pct|digits?|cards?|accounts?|steps?|grams?|g|kg|ounces?|oz|shares?|[:/]\d|st\b|o'clock|-\d|\.\d)(?![a-z])/;
const MONEY_VERB = /(?:transfer(?:red|ring)?|sen[dt]|sending|deposit(?:ed|ing)?|withdr[ae]w(?:n|ing)?|borrow(?:ed|ing)?|repay|repaid|pa(?:y|id|ying)|owe|owed|spen[dt]|charged|deducted|took|invest(?:ed|ing)?|sav(?:e|ed|ing)|put|loan of|limit (?:of|to|is)|balance (?:of|is)|amount (?:of|is|:)|wire[d]?|earn|earning|salary (?:of|is)|income (?:of|is)|worth|exchange|change|refund(?:ed)? of|move|took out|take out|dispensed|gave me|got|top up|raise (?:it |my limit )?to|increase (?:it |my limit )?to)\s(?:about |around |only |over |up to |nearly |almost |roughly |me |him |her |just |out |in |away |another |the |exactly |at least |more than |less than |under )*$/;
const SPECIAL: Readonly<Record<string, string>> = { 'us dollar': 'USD', 'hong kong dollar': 'HKD', 'australian dollar': 'AUD', 'canadian dollar': 'CAD', 'singapore dollar': 'SGD', 'swiss franc': 'CHF', renminbi: 'CNY', buck: 'USD' };

/** Money in English: $1,200 · 5k · a grand · two thousand yuan. A bare number counts only behind a money verb, or when an amount was asked for. */
export function englishAmounts(text: string, env: RecogniseEnv): Found[] {
  const out: Found[] = [];
  for (const match of matches(PATTERN, text)) {
    const [whole, before, digits = '', after] = match;
    const value = parseEnglishNumber(digits);
    if (value === null || value > 1e12) continue;
    const end = match.index + whole.trimEnd().length;
    if (before === undefined && after === undefined && !isBareMoney(text, match.index, end, digits, env)) continue;
    out.push({ type: 'amount', start: match.index, end, value: worth(value, before, after) });
  }
  return out;
}

function worth(value: number, before: string | undefined, after: string | undefined): EntityValue {
  const word = after?.replace(/s$/, '');
  const code = (word !== undefined ? (SPECIAL[word] ?? codeOf(word) ?? codeOf(after)) : null) ?? codeOf(before) ?? 'CNY';
  return code === 'CNY' ? value : { amount: value, currency: code };
}

function isBareMoney(text: string, start: number, end: number, digits: string, env: RecogniseEnv): boolean {
  const after = text.slice(end, end + 12);
  if (/^[a-z\d]/.test(after) || OTHER_MEASURE.test(after)) return false;
  if (env.expecting === 'amount' || env.expecting === 'money' || env.expecting === 'number') return !/^0\d/.test(digits);
  // "5k" and "a grand" are money by themselves; so are thousands, millions and "fifteen hundred" when nothing countable follows ("a million" alone is a figure of speech).
  if (/\d\s?k$|grand|(?:half|quarters?(?: of)?) a million|^(?!a (?:thousand|million)$).*(?:thousand|million)(?: and a half)?$|(?:teen|twelve|eleven|ty(?:-\w+)?) hundred$/.test(digits)) return !/^\s[a-z]+s\b/.test(after) || /^\s(?:is|was|as)\b/.test(after);
  if (env.language !== 'en' || !(/\d/.test(digits) || /(?:hundred|thousand|million)(?: and a half)?\b/.test(digits))) return false;
  const before = text.slice(Math.max(0, start - 40), start);
  return MONEY_VERB.test(before) && !/^0/.test(digits) && (digits.length <= 9 || !/\d/.test(digits)) && !/\b(?:page|step|level|error|code|option|number|no\.?)\s$/.test(before);
}
