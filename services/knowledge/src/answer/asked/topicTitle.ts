import { inLanguage } from '@lobby/contracts';
import type { AnswerContext } from '../context.ts';

/** What the question's topic is called; empty when it has none. */
export function topicTitle({ question, index, language }: AnswerContext): string {
  const topic = index.topic(question.topic);
  return topic ? inLanguage(topic.item.title, language) : '';
}
