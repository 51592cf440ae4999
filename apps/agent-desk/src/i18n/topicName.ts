import type { T } from './useT.ts';
import { zh, type Key } from './words.ts';

/** A topic in words; a topic of the bank's own stays its id. */
export function topicName(t: T, topic: string | null | undefined): string {
  return topic ? wordOr(t, `topic.${topic}`, topic) : t('inbox.noTopic');
}

/** The word of a key that is built from data; `other` when the dictionary has none. */
export function wordOr(t: T, key: string, other: string): string {
  return Object.hasOwn(zh, key) ? t(key as Key) : other;
}
