import type { Language, Understanding } from '@lobby/contracts';

/** A text this short ("OK", "8821", "APP") says nothing about the language its writer wants. */
const LEAST_WORDS = 2;

/** The language of the reply: that of the message, unless the message is too short to tell. */
export function languageOf(heard: Pick<Understanding, 'language' | 'masked'>, before: Language): Language {
  if (heard.language === before) return before;
  const words = heard.masked.match(/[a-z]{2,}/gi)?.length ?? 0;
  const signs = heard.masked.match(/\p{Script=Han}/gu)?.length ?? 0;
  return words + signs >= LEAST_WORDS ? heard.language : before;
}
