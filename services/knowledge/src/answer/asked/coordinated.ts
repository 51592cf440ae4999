import type { Language } from '@lobby/contracts';
import type { ContentIndex } from '../../releases/contentIndex.ts';
import { comparable, namesIn, productsNamed } from './productNames.ts';

const JOINED: Readonly<Record<Language, RegExp>> = {
  zh: /([\u4e00-\u9fff\d]{1,4})(?:和|跟|与|或者?|还是|对比|比|vs)(?:云汀)?$/,
  en: /((?:\w+ ){1,3})(?:and|or|vs|versus|with|to|than)(?: the| a| your)? $/,
};
/** So many characters of a Chinese name may be said once for two. */
const MOST_SHARED = 2;

/**
 * Products that share the last part of their names with one that is named in full: "gold and platinum card" means the gold card too, "金和白金卡" 金卡. Grammar's
 * coordination with a shared head; only what then is the whole name of a product counts.
 */
export function coordinatedProducts(text: string, index: ContentIndex, language: Language): string[] {
  const whole = comparable(text, language);
  const known = new Map(namesIn(index, language));
  return productsNamed(text, index, language).found.flatMap(({ said = '' }) => {
    const [, before = ''] = JOINED[language].exec(whole.slice(0, whole.indexOf(said))) ?? [];
    return candidates(before, said, language).map((name) => known.get(name) ?? []).find((ids) => ids.length > 0) ?? [];
  });
}

/** What stands before the joining word, longest first, with the head of the full name. */
function candidates(before: string, full: string, language: Language): string[] {
  const parts = language === 'zh' ? [...before] : before.trim().split(' ');
  const glue = language === 'zh' ? '' : ' ';
  const heads = language === 'zh' ? Array.from({ length: MOST_SHARED }, (_, i) => full.slice(-(i + 1))) : [full.split(' ').at(-1) ?? ''];
  const starts = parts.map((_p, i) => parts.slice(i).join(glue)).filter(Boolean);
  return starts.flatMap((start) => heads.map((head) => `${start}${glue}${head}`));
}
