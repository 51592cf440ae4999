import type { ReleaseContent, ReleasedItem } from '@lobby/contracts';
import { createHash } from 'node:crypto';
import { detectLanguage } from '../language/detectLanguage.ts';
import type { EvalLine } from './readLines.ts';

const OUTSIDE = 'out_of_scope';

/** Makes a release out of labelled lines, so that a data set goes the same way as a bank's own topics. Lines with `label: null` become the out-of-scope topic. */
export function trainingRelease(lines: readonly EvalLine[]): ReleaseContent {
  const groups = new Map<string, string[]>();
  for (const line of lines) {
    const label = line.label ?? OUTSIDE;
    groups.set(label, [...(groups.get(label) ?? []), line.text]);
  }
  const chinese = lines.filter((l) => detectLanguage(l.text) === 'zh').length * 2 > lines.length;
  const items = [...groups].map(([label, texts], i): ReleasedItem => ({
    version: 1,
    item: {
      id: `topic.eval-${i}`, kind: 'topic', title: { zh: label }, owner: 'evaluation', validFrom: '2000-01-01', tags: [],
      body: { topic: label, about: [], outOfScope: label === OUTSIDE, utterances: chinese ? { zh: texts, en: [] } : { zh: [], en: texts } },
    },
  }));
  const hash = createHash('sha256').update(JSON.stringify(lines)).digest('hex').slice(0, 12);
  return { releaseId: `rel_eval_${hash}`, number: 0, items };
}
