import type { Language, TopicScore, Understanding } from '@lobby/contracts';
import type { ReleaseModel } from '../training/releaseModel.ts';
import { rawScores } from '../training/rawScores.ts';
import { readScores } from '../training/readScores.ts';

/**
 * The language whose classifier reads a text: its own, or the other one where a release has no topics in it. A Chinese-only bank still reads an English line
 * better through its Chinese topics than not at all.
 */
export function readsAs(language: Language, model: ReleaseModel | null): Language {
  const other: Language = language === 'zh' ? 'en' : 'zh';
  return model !== null && model.topics[language] === null && model.topics[other] !== null ? other : language;
}

export type TopicView = { topics: TopicScore[]; outOfScope: number; thresholds: Understanding['thresholds'] | null };

/** Calibrated topics and the out-of-scope score of one normalised text. Without a model for the language nothing is known, so everything is out of scope. */
export function topicsOf(input: { text: string; language: Language; vector: Float32Array | null; model: ReleaseModel | null }): TopicView {
  const classifier = input.model?.topics[input.language] ?? null;
  if (!classifier || !/[\p{L}\p{N}]/u.test(input.text)) return { topics: [], outOfScope: 1, thresholds: null };
  const raw = rawScores(classifier, input.text, input.vector);
  const { ranked, outOfScope } = readScores(classifier, raw);
  const head = raw.softmax && classifier.semantic ? classifier.semantic : classifier.lexical;
  return { topics: ranked.map(({ label, probability }) => ({ id: label, score: probability })), outOfScope, thresholds: head.thresholds };
}
