import type { Passage, VectorOf } from './faqStore.ts';
import { bareText } from './normalise.ts';
import { soundsOf } from './pinyin.ts';
import { tokensOf } from './tokens.ts';

export const EMBEDDER = 'lobby';

/**
 * What Meilisearch keeps of a passage. Dates are numbers there (20261123), because its filters compare numbers only. `tokens` and `heard` hold one line per phrasing, worked out
 * once: tokens are scored here by the embedded index's rule, pairs of syllables are searched too.
 */
export type MeiliDoc = Passage & {
  doc: string; bare: string[]; tokens: string[]; heard: string[]; initials: string[]; from: number; to: number;
  _vectors?: Record<string, { embeddings: number[][]; regenerate: boolean } | null>;
};

/** Kept of a passage for showing and scoring. */
export const RETRIEVED = ['id', 'itemId', 'version', 'kind', 'language', 'title', 'phrasings', 'body', 'topic', 'products', 'categories', 'audience', 'channels', 'validFrom', 'validTo', 'section', 'bare', 'tokens', 'heard', 'initials'] as const satisfies readonly (keyof MeiliDoc)[];

export function documentOf(passage: Passage, vectors: VectorOf | null): MeiliDoc {
  const embeddings = vectors ? passage.phrasings.flatMap((text) => { const v = vectors(text, passage.language); return v ? [Array.from(v, shortNumber)] : []; }) : [];
  const sounds = passage.language === 'zh' ? passage.phrasings.map(soundsOf) : [];
  return {
    ...passage, doc: Buffer.from(passage.id).toString('base64url'), bare: passage.phrasings.map(bareText), tokens: passage.phrasings.map((text) => tokensOf(text).join(' ')),
    heard: sounds.map((s) => s.pairs.map(heardPair).join(' ')), initials: sounds.flatMap((s) => s.initials),
    from: dayNumber(passage.validFrom), to: dayNumber(passage.validTo ?? '9999-12-31'),
    ...(embeddings.length > 0 ? { _vectors: { [EMBEDDER]: { embeddings, regenerate: false } } } : {}),
  };
}

/**
 * A part of a unit vector as JSON should carry it. A float of four bytes is written with 17 digits otherwise, ten of them noise: 10,000 FAQs of five phrasings were half a gigabyte to write
 * here and to read there. Half a millionth changes no cosine by more than 0.0001.
 */
const shortNumber = (x: number): number => Math.round(x * 1e6) / 1e6;

export const dayNumber = (date: string): number => Number(date.replaceAll('-', ''));

/** One word for Meilisearch, which would cut at the sign between the syllables. */
export const heardPair = (pair: string): string => pair.replace('+', '');
