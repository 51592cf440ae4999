import type { Language } from '@lobby/contracts';

/** Joins statements into sentences, each with its full stop, the fact first. */
export function sentences(parts: readonly (string | null | undefined)[], language: Language): string {
  const stop = language === 'zh' ? '。' : '.';
  return parts.flatMap((p) => (p ? [`${p.replace(/[。.；;]+$/, '')}${stop}`] : [])).join(language === 'zh' ? '' : ' ');
}
