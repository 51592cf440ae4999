import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCases, type RegressionCases } from '@lobby/conversation';
import { readLines } from '../cli/readLines.ts';

/** The regression bench of a content folder; none where the folder has none. Throws with file or case that is wrong. */
export function readRegression(contentDir: string): RegressionCases {
  const lines = (name: string): unknown[] => {
    const file = join(contentDir, 'regression', name);
    return existsSync(file) ? readLines(file, readFileSync(file, 'utf8')) : [];
  };
  return parseCases({ questions: [...lines('questions.zh.jsonl'), ...lines('questions.en.jsonl')], dialogues: lines('dialogues.jsonl') });
}
