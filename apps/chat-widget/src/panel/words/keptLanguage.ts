import type { Language } from '@lobby/contracts';

const KEY = 'lobby.language';

/** The language chosen earlier in this browser; null when none was, or storage is blocked. */
export function keptLanguage(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'zh' || kept === 'en' ? kept : null;
  } catch {
    return null;
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice then ends with the page.
  }
}
