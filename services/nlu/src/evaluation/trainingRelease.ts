import type { Language, ReleaseContent, ReleasedItem } from '@lobby/contracts';
import { createHash } from 'node:crypto';
import { detectLanguage } from '../language/detectLanguage.ts';
import type { EvalLine } from './evalLine.ts';

const OUTSIDE = 'out_of_scope';

/** A language with fewer than this share of the lines is taken for stray words of the other. */
const OWN_SHARE = 0.1;

/**
 * Makes a release out of labelled lines, so that a data set goes the same way as a bank's own topics. Lines with `label: null` become the out-of-scope topic.
 * A set in both languages trains both.
 */
export function trainingRelease(lines: readonly EvalLine[]): ReleaseContent {
  const languageOf = languages(lines);
  const groups = new Map<string, Record<Language, string[]>>();
  for (const line of lines) {
    const label = line.label ?? OUTSIDE;
    const group = groups.get(label) ?? { zh: [], en: [] };
    group[languageOf(line.text)].push(line.text);
    groups.set(label, group);
  }
  const items = [...groups].map(([label, utterances], i): ReleasedItem => ({
    version: 1,
    item: {
      id: `topic.eval-${i}`, kind: 'topic', title: { zh: label, en: label }, owner: 'evaluation', validFrom: '2000-01-01', tags: [],
      body: { topic: label, about: [], outOfScope: label === OUTSIDE, utterances },
    },
  }));
  const hash = createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 12);
  return { releaseId: `rel_eval_${hash}`, number: 0, items };
}

function languages(lines: readonly EvalLine[]): (text: string) => Language {
  const chinese = lines.filter((l) => detectLanguage(l.text) === 'zh').length / lines.length;
  if (chinese < OWN_SHARE) return () => 'en';
  if (chinese > 1 - OWN_SHARE) return () => 'zh';
  return (text) => detectLanguage(text);
}
