import type { Language, Localized } from '@lobby/contracts';

/** The wanted language, else Chinese. Of its own here, because the contracts' function would bring the schema library into the bundle. */
export const inLanguage = (text: Localized, language: Language): string => text[language] ?? text.zh;
