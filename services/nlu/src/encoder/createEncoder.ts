import { join } from 'node:path';
import type { Encoder, Language } from '@lobby/contracts';
import { normalise } from '../normalise/normalise.ts';
import { clipForEncoder } from './clipForEncoder.ts';
import { EncoderThread } from './encoderThread.ts';
import { FairQueue } from './fairQueue.ts';
import { modelIsPresent } from './fetchModels.ts';
import { Lru } from './lru.ts';
import { MODELS, type ModelSpec } from './models.ts';
import { VectorStore } from './vectorStore.ts';

export type EncoderOptions = { modelsDir: string; threads?: number; cacheDir?: string; log?: (message: string, data?: object) => void };
/** The encoder port plus what only this service needs. */
export type NluEncoder = Encoder & { languages(): readonly Language[]; problem(): string | null; close(): Promise<void> };

const RECENT_TEXTS = 4_000;
const MODEL_NAME = 'bge-small-v1.5-int8';

/**
 * Makes the encoder: the models in a worker thread, or, when none is there, the lexical fallback (`semantic: false`, `encode` gives null). Texts are
 * normalised here, so that every caller's vector of a text is the same.
 */
export async function createEncoder(options: EncoderOptions): Promise<NluEncoder> {
  const present = await Promise.all(MODELS.map(async (spec) => ((await modelIsPresent(options.modelsDir, spec)) ? spec : null)));
  const models = present.filter((spec) => spec !== null);
  if (models.length === 0) return lexicalEncoder('no model files: understanding works by words only');
  return semanticEncoder(models, options);
}

/** The encoder that has no vectors. Everything else of understanding still works. */
export function lexicalEncoder(problem: string): NluEncoder {
  return {
    id: 'lexical', semantic: false,
    encode: () => Promise.resolve(null),
    encodeAll: (texts) => Promise.resolve(texts.map(() => null)),
    ready: () => Promise.resolve(),
    languages: () => [], problem: () => problem, close: () => Promise.resolve(),
  };
}

function semanticEncoder(models: readonly ModelSpec[], options: EncoderOptions): NluEncoder {
  const thread = new EncoderThread({ modelsDir: options.modelsDir, models, threads: options.threads ?? 1, log: options.log ?? (() => undefined) });
  const queue = new FairQueue((job: { text: string; language: Language }) => thread.run(job.text, job.language));
  const recent = new Lru<Float32Array>(RECENT_TEXTS);
  const stores = new Map(models.map((spec) => [spec.language, new VectorStore(options.cacheDir ? join(options.cacheDir, `vectors-${spec.folder}-${spec.pooling}-int8.bin`) : null, spec.dimensions)]));
  const languages = models.map((spec) => spec.language);

  const encodeAs = async (raw: string, language: Language, kind: 'interactive' | 'bulk'): Promise<Float32Array | null> => {
    const store = stores.get(language);
    if (!store) return null;
    const text = clipForEncoder(textForEncoder(raw), language);
    if (text === '') return null;
    const key = `${language}:${text}`;
    const known = recent.get(key) ?? (kind === 'bulk' ? store.get(text) : store.peek(text));
    if (known) return known;
    const vector = await queue.push({ text, language }, kind);
    if (!vector) return null;
    if (kind === 'bulk') store.put(text, vector);
    else recent.set(key, vector);
    return vector;
  };

  return {
    id: MODEL_NAME,
    get semantic(): boolean {
      return thread.state === 'starting' || thread.languages.length > 0;
    },
    encode: (text, language) => encodeAs(text, language, 'interactive'),
    async encodeAll(texts, progress) {
      let done = 0;
      const vectors = await Promise.all(texts.map(async ({ text, language }) => {
        const vector = await encodeAs(text, language, 'bulk');
        done += 1;
        progress?.(done, texts.length);
        return vector;
      }));
      for (const store of stores.values()) store.done();
      return vectors;
    },
    ready: () => thread.ready(),
    languages: () => (thread.state === 'starting' ? languages : thread.languages),
    problem: () => {
      const broken = Object.entries(thread.failures).map(([language, message]) => `${language}: ${message}`);
      const absent = MODELS.filter((spec) => !languages.includes(spec.language)).map((spec) => `${spec.folder} is missing`);
      const gone = thread.state === 'gone' ? ['the encoder thread has ended: understanding works by words only until it is back'] : [];
      return [...absent, ...broken, ...gone].join('; ') || null;
    },
    close: () => thread.close(),
  };
}

/** What the encoder reads: normalised, single spaces, no edges. */
function textForEncoder(raw: string): string {
  return normalise(raw).text.replace(/\s+/g, ' ').trim();
}
