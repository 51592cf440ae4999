import { z } from 'zod';

/** Languages Lobby speaks. Chinese is written first everywhere; English may be missing and then falls back to Chinese. */
export const LANGUAGES = ['zh', 'en'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** A text in the bank's languages: variants of one item, never two items. */
export const Localized = z.strictObject({ zh: z.string().min(1), en: z.string().min(1).optional() });
export type Localized = z.infer<typeof Localized>;

/** Several texts per language, such as the utterances of a topic or the phrasings of an FAQ. */
export const LocalizedList = z.strictObject({
  zh: z.array(z.string().min(1)).default([]),
  en: z.array(z.string().min(1)).default([]),
});
export type LocalizedList = z.infer<typeof LocalizedList>;

/** Reads the wanted language and falls back to Chinese, which every item must have. */
export function inLanguage(text: Localized, language: Language): string {
  return text[language] ?? text.zh;
}
