import { CITIES_EN, CITIES_ZH } from './cityNames.ts';
import { matches, type Recogniser } from './types.ts';

const bare = (name: string): string => name.replace(/市$/, '');
const alternation = (names: readonly string[]): string => [...new Set(names)].sort((a, b) => b.length - a.length).map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
// 中山路, 南京东路, 北京银行, 上海滩: a street, another bank, a word. 北京时间 is a clock time.
const NOT_AFTER = '(?![东西南北中]{0,2}[路街巷](?!口岸)|(?:浦东发展|农村商业|商业)?银行|时间|农商|保险|人寿|大道|大学|东街|滩)';
const ZH = new RegExp(`(${alternation(CITIES_ZH)})(市)?${NOT_AFTER}`, 'g');
const EN = new RegExp(`(?<!\\bbank of )\\b(${alternation(CITIES_EN)})\\b(?! (?:bank|time|road|rd|street|st)\\b)`, 'g');

const branchPatterns = new WeakMap<readonly string[], RegExp>();
function branchPattern(cities: readonly string[]): RegExp {
  const known = branchPatterns.get(cities) ?? new RegExp(`(${alternation(cities.map((c) => c.toLowerCase()))})`, 'g');
  branchPatterns.set(cities, known);
  return known;
}

/** Cities in the language of the text: the built-in list and the cities of the bank's branches. 市 is not part of the value. */
export const recogniseCity: Recogniser = (text, env) => {
  const listed = [...matches(ZH, text), ...matches(EN, text), ...(env.cities && env.cities.length > 0 ? matches(branchPattern(env.cities), text) : [])];
  return listed.map((m) => {
    const name = m[1] ?? '';
    const written = env.cased.slice(m.index, m.index + name.length);
    // "shanghai" typed in a hurry is still Shanghai; Chinese names have no case.
    const value = /^[a-z]/i.test(written) ? written.replace(/(^|\s)([a-z])/g, (_all, gap: string, letter: string) => gap + letter.toUpperCase()) : bare(name);
    return { type: 'city' as const, start: m.index, end: m.index + name.length, value };
  });
};
