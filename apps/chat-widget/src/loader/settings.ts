export type Language = 'zh' | 'en';

/** What the bank's page says about the widget, by attributes of its script tag. */
export type Settings = {
  site: string;
  language: Language;
  side: 'left' | 'right';
  /** Pixels between the launcher and the bottom of the window. */
  bottom: number;
  /** Milliseconds until the one greeting; null for none. */
  greetAfterMs: number | null;
  /** Folder of the widget's files, and its exact origin: the only one we speak to. */
  base: string;
  origin: string;
};

const GREET_AFTER_MS = 12_000;

/** Reads `data-site`, `data-language`, `data-side`, `data-bottom`, `data-greet="off"` and where the script came from. */
export function readSettings(script: HTMLScriptElement): Settings {
  const { site = '', language, side, bottom, greet } = script.dataset;
  const base = new URL('.', script.src);
  return {
    site: /^[a-z0-9-]{1,40}$/.test(site) ? site : 'default',
    language: languageOf(language ?? document.documentElement.lang),
    side: side === 'left' ? 'left' : 'right',
    bottom: Math.max(0, Number(bottom) || 24),
    greetAfterMs: greet === 'off' ? null : GREET_AFTER_MS,
    base: base.href,
    origin: base.origin,
  };
}

const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith('en') ? 'en' : 'zh');
