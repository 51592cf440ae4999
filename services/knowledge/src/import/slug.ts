import { pinyin } from 'pinyin-pro';

/** Numbers before a heading: they move when a section is put in between, and are no part of its name. */
const NUMBERING = /^\s*(第[一二三四五六七八九十百零\d]+[章节条款]|[（(]?[一二三四五六七八九十]{1,3}[、．.）)]|[（(]?\d{1,2}(\.\d{1,2}){0,3}[、．.）)]?(?=[\s\u4e00-\u9fff])|(?:Article|Section|Chapter)\s+\d+[.:]?)\s*/i;

/** A heading without its number. */
export const withoutNumber = (heading: string): string => heading.replace(NUMBERING, '').trim() || heading.trim();

/** What two headings must share to be the same. */
export const headingKey = (heading: string): string => withoutNumber(heading).toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');

/**
 * Words as an id: Chinese in pinyin, lower case letters, digits and hyphens, cut between syllables.
 * @returns '' when nothing of it can be spelled
 */
export function slug(words: string, longest: number): string {
  const spelled = pinyin(words.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');
  const parts = spelled.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  let text = '';
  for (const part of parts) {
    if (text.length + part.length + 1 > longest) break;
    text += text ? `-${part}` : part;
  }
  return text || (parts[0] ?? '').slice(0, longest);
}

/** The first of `name`, `name-2`, `name-3` … that is not taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let n = 2; isTaken(free); n += 1) free = `${name}-${n}`;
  return free;
}
