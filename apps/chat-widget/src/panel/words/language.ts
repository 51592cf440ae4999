import { createStore } from '@lobby/client';
import { useStore } from '@lobby/client/react';
import type { Language } from '@lobby/contracts';
import { en } from './en.ts';
import { zh, type Words } from './zh.ts';

/** The language of the panel's own words; answers come in the language of the question. */
export const language = createStore<Language>('zh');

export function setLanguage(next: Language): void {
  language.set(next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}

export function useWords(): { w: Words; lang: Language } {
  const lang = useStore(language);
  return { w: lang === 'en' ? en : zh, lang };
}
