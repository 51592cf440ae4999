import type { Encoder, EngineStatus, Language, Projection } from '@lobby/contracts';
import type { Log } from '@lobby/service-kit';
import type { FaqStore, Passage, VectorOf } from './faqStore.ts';
import { bodyText, passagesOf } from './passages.ts';

/** So few new texts are encoded before a release is served; more are served by words first and get their vectors in the background. */
const ENCODE_INLINE = 150;

export type FaqProjection = Projection & {
  /** How far the vectors are; null when all are there or there will be none. */
  encoding(): { done: number; total: number } | null;
  status(): EngineStatus;
  /** Resolves when no vectors are being made. */
  idle(): Promise<void>;
  stop(): void;
};

/**
 * The FAQ index as a projection of releases. On the first start it serves by words at once while vectors are made, and swaps the better index in;
 * a later publish encodes only texts it has not seen.
 */
export function createFaqProjection(store: FaqStore, encoder: Encoder, log: Log): FaqProjection {
  const vectors = new Map<string, Float32Array>();
  const vectorOf: VectorOf = (text, language) => vectors.get(keyOf(text, language)) ?? null;
  let ready = false;
  let stopped = false;
  let progress: { done: number; total: number } | null = null;
  let background: Promise<void> = Promise.resolve();
  void encoder.ready().then(() => (ready = true), () => undefined);

  const encode = async (texts: readonly Text[], told: (done: number) => void): Promise<void> => {
    const made = compact(await encoder.encodeAll(texts, told));
    texts.forEach(({ text, language }, i) => { const vector = made[i]; if (vector) vectors.set(keyOf(text, language), vector); });
  };
  const encodeLater = async (releaseId: string, passages: readonly Passage[]): Promise<void> => {
    await encoder.ready();
    const texts = missing(passages, vectors);
    progress = { done: 0, total: texts.length };
    await encode(texts, (done) => { progress = { done, total: texts.length }; });
    if (!stopped && await store.has(releaseId)) await store.build(releaseId, passages, vectorOf);
    log.info({ release: releaseId, texts: texts.length }, 'FAQ vectors are ready');
  };

  return {
    name: 'faq',
    build: async (content, told) => {
      const passages = passagesOf(content);
      const texts = encoder.semantic ? missing(passages, vectors) : [];
      const inline = encoder.semantic && ready && texts.length <= ENCODE_INLINE;
      if (inline) await encode(texts, (done) => told((done / Math.max(1, texts.length)) * 0.8));
      await store.build(content.releaseId, passages, inline ? vectorOf : null, told);
      if (inline || !encoder.semantic) return;
      background = background.then(() => (stopped ? undefined : encodeLater(content.releaseId, passages)))
        .catch((error: unknown) => log.error({ err: error instanceof Error ? error.name : 'unknown' }, 'FAQ vectors could not be made; search stays lexical'))
        .finally(() => { progress = null; });
    },
    has: (releaseId) => store.has(releaseId),
    drop: (releaseId) => store.drop(releaseId),
    encoding: () => progress,
    status: () => {
      const own = store.status();
      if (!encoder.semantic) return { ...own, state: own.state === 'ok' ? 'degraded' : own.state, detail: 'no encoder: search by words only' };
      return progress ? { ...own, state: own.state === 'ok' ? 'degraded' : own.state, detail: `serving by words, vectors ${progress.done}/${progress.total}` } : own;
    },
    idle: () => background,
    stop: () => { stopped = true; },
  };
}

type Text = { text: string; language: Language };
const keyOf = (text: string, language: Language): string => `${language}\n${text}`;

/** The same vectors in one block of their own: those that the encoder read from disk are views of its whole file, which would stay in memory with them. */
function compact(vectors: readonly (Float32Array | null)[]): (Float32Array | null)[] {
  const block = new Float32Array(vectors.reduce((sum, v) => sum + (v?.length ?? 0), 0));
  let at = 0;
  return vectors.map((vector) => {
    if (!vector) return null;
    block.set(vector, at);
    at += vector.length;
    return block.subarray(at - vector.length, at);
  });
}

/** Every phrasing is a vector, and so is the beginning of the body. */
const textsOf = (passage: Passage): string[] => [...passage.phrasings, bodyText(passage)].filter((text) => text !== '');

function missing(passages: readonly Passage[], vectors: ReadonlyMap<string, Float32Array>): Text[] {
  const texts = new Map<string, Text>();
  for (const passage of passages) for (const text of textsOf(passage)) if (!vectors.has(keyOf(text, passage.language))) texts.set(keyOf(text, passage.language), { text, language: passage.language });
  return [...texts.values()];
}

