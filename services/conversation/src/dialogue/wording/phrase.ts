import type { Language } from '@lobby/contracts';
import { en } from './en.ts';
import { fingerprint } from './fingerprint.ts';
import { zh, type WordingKey } from './zh.ts';

const WORDING: Record<Language, Record<WordingKey, readonly string[]>> = { zh, en };

/**
 * One of the bot's own sentences, in the variant that was said least among the recent replies.
 * @param recent fingerprints, as in `DialogueState.recentReplies`
 */
export function phrase(key: WordingKey, language: Language, recent: readonly string[] = [], params: Record<string, string> = {}): string {
  const variants = WORDING[language][key].map((v) => v.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? ''));
  const uses = variants.map((v) => recent.filter((r) => r === fingerprint(v)).length);
  return variants[uses.indexOf(Math.min(...uses))] ?? '';
}

export type { WordingKey };
