import type { Language } from '@lobby/contracts';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /[a-z]{2,}/gi;
const MAX_LOOKED_AT = 600;

/**
 * The language of a text. Chinese banking chats are full of English words ("card丢了 how to 挂失"), and one Han character says about as much as half
 * an English word, so Chinese wins when the Han characters are at least half as many as the words. A text with neither keeps `otherwise`.
 */
export function detectLanguage(text: string, otherwise: Language = 'zh'): Language {
  const seen = text.slice(0, MAX_LOOKED_AT);
  const han = seen.match(HAN)?.length ?? 0;
  const words = seen.match(LATIN_WORD)?.length ?? 0;
  if (han === 0 && words === 0) return otherwise;
  // "ok", "app", "vip" alone tell nothing.
  if (han === 0 && words === 1 && seen.trim().length <= 3) return otherwise;
  return han * 2 >= words && han > 0 ? 'zh' : 'en';
}
