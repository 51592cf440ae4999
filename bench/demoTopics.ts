import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';
import { parse } from 'yaml';

export type Labelled = { text: string; label: string };
type TopicFile = { body: { topic: string; outOfScope?: boolean; utterances: { zh?: string[]; en?: string[] } } };

const FOLDER = join(repositoryRoot(), 'content', 'demo-bank', 'topics');

/** The demo bank's own utterances in one language, without what is out of scope. */
export function demoTopics(language: 'zh' | 'en'): Labelled[] {
  return readdirSync(FOLDER).sort().flatMap((file) => {
    const { body } = parse(readFileSync(join(FOLDER, file), 'utf8')) as TopicFile;
    return body.outOfScope ? [] : (body.utterances[language] ?? []).map((text) => ({ text, label: body.topic }));
  });
}

export const MODELS = join(repositoryRoot(), '.cache', 'models');
