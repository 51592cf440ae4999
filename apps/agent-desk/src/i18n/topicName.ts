import type { T } from './useT.ts';
import { zh, type Key } from './words.ts';

/** A topic in words; a topic of the bank's own stays its id. */
export function topicName(t: T, topic: string | null | undefined): string {
  return topic ? wordOr(t, `topic.${topic}`, topic) : t('inbox.noTopic');
}

const TOPICS = Object.keys(zh).flatMap((key) => (key.startsWith('topic.') ? [key.slice('topic.'.length)] : []));

/** Every topic that has a name, to choose from. */
export const topicOptions = (t: T): { value: string; label: string }[] => TOPICS.map((value) => ({ value, label: topicName(t, value) }));

/** The word of a key that is built from data; `other` when the dictionary has none. */
export function wordOr(t: T, key: string, other: string): string {
  return Object.hasOwn(zh, key) ? t(key as Key) : other;
}
