import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LANGUAGES, type Language, type ReleaseContent } from '@lobby/contracts';
import type { NluEncoder } from '../encoder/createEncoder.ts';
import { ProductIndex, type Named } from '../linking/productIndex.ts';
import type { Classifier } from './classifier.ts';
import { CLASSIFIER_FORMAT, readClassifier, writeClassifier } from './classifierFile.ts';
import { keepRecent, markUsed } from './keepRecent.ts';
import { fingerprint, releaseTexts, type LabelledText } from './releaseTexts.ts';
import { trainClassifier, type Example } from './trainClassifier.ts';

/** What one release needs to understand a text; immutable once built. */
export type ReleaseModel = {
  topics: Record<Language, Classifier | null>;
  escalations: Record<Language, Classifier | null>;
  products: ProductIndex;
  cities: string[];
};

type Manifest = { format: number; topics: Record<Language, string | null>; escalations: Record<Language, string | null>; products: Named[]; cities: string[] };
/** Files kept in the cache: eight generations of the four classifiers, and the manifests of as many releases as anybody goes back to. */
const CLASSIFIERS_KEPT = 32;
const MANIFESTS_KEPT = 200;
type Progress = (done: number, note?: string) => void;
/** What one classifier is trained on. */
type Whole = { kind: 'topics' | 'escalations'; language: Language; texts: readonly LabelledText[]; outside: readonly string[] };

const wholesOf = (texts: ReturnType<typeof releaseTexts>): Whole[] => LANGUAGES.flatMap((language) => [
  { kind: 'topics' as const, language, texts: texts.topics[language], outside: texts.outside },
  { kind: 'escalations' as const, language, texts: texts.escalations[language], outside: [] },
]);
const trainable = (texts: readonly LabelledText[]): boolean => new Set(texts.map((t) => t.label)).size > 1;

/**
 * Builds, keeps and loads the models of releases. Trained classifiers are named by what they were trained from and kept in `cacheDir`, so that a second
 * start, or a release that changed no topic, trains nothing.
 */
export class ReleaseModels {
  private readonly loaded = new Map<string, ReleaseModel>();
  private readonly trained = new Map<string, Classifier>();
  private readonly encoder: NluEncoder;
  private readonly cacheDir: string | null;

  constructor(encoder: NluEncoder, cacheDir: string | null) {
    this.encoder = encoder;
    this.cacheDir = cacheDir;
  }

  /** The model of a release, or null when it was never built here. */
  async get(release: string): Promise<ReleaseModel | null> {
    return this.loaded.get(release) ?? this.load(release);
  }

  /** Any loaded model serves better than none while a release is unknown here. */
  latest(): ReleaseModel | null {
    return [...this.loaded.values()].at(-1) ?? null;
  }

  /** True when nothing has to be encoded or trained for this release: every classifier it needs is here or in the cache. */
  async isTrained(content: ReleaseContent): Promise<boolean> {
    for (const whole of wholesOf(releaseTexts(content))) if (trainable(whole.texts) && !(await this.known(this.keyOf(whole.texts, whole.outside, whole.language)))) return false;
    return true;
  }

  /**
   * Builds the models of a release. `quick` trains on words alone in seconds and keeps nothing, for the very first start: it serves until the full build
   * of the same release replaces it.
   */
  async build(content: ReleaseContent, progress: Progress, quick = false): Promise<ReleaseModel> {
    const texts = releaseTexts(content);
    const manifest: Manifest = { format: CLASSIFIER_FORMAT, topics: { zh: null, en: null }, escalations: { zh: null, en: null }, products: texts.products, cities: texts.cities };
    const model: ReleaseModel = { topics: { zh: null, en: null }, escalations: { zh: null, en: null }, products: new ProductIndex(texts.products), cities: texts.cities };
    const wholes = wholesOf(texts);
    for (const [i, whole] of wholes.entries()) {
      const base = i / wholes.length;
      const made = await this.classifier(whole, quick, (part, note) => progress(base + part / wholes.length, note));
      model[whole.kind][whole.language] = made?.classifier ?? null;
      manifest[whole.kind][whole.language] = made?.key ?? null;
    }
    if (!quick) await this.keepManifest(content.releaseId, manifest);
    this.loaded.set(content.releaseId, model);
    progress(1);
    return model;
  }

  async drop(release: string): Promise<void> {
    this.loaded.delete(release);
    if (this.cacheDir) await rm(this.manifestPath(release), { force: true });
    const used = new Set([...this.loaded.values()].flatMap((m) => [...Object.values(m.topics), ...Object.values(m.escalations)]));
    for (const [key, classifier] of this.trained) if (!used.has(classifier)) this.trained.delete(key);
  }

  private async classifier({ kind, texts, outside, language }: Whole, quick: boolean, progress: Progress): Promise<{ key: string; classifier: Classifier } | null> {
    if (!trainable(texts)) return null;
    const key = this.keyOf(texts, outside, language);
    const known = await this.known(key);
    if (known) return { key, classifier: known };
    const semantic = !quick && this.readsBy(language);
    const vectors = quick ? [] : await this.encoder.encodeAll(texts.map(({ text }) => ({ text, language })), (done, total) => progress((done / total) * 0.6, `encoding ${language} ${done}/${total}`));
    progress(0.6, `training ${language}`);
    const examples: Example[] = texts.map((t, i) => ({ ...t, vector: vectors[i] ?? null }));
    const classifier = await trainClassifier(examples, { language, outsideLabels: new Set(outside), quick, plain: kind === 'escalations' });
    if (quick) return { key, classifier };
    this.trained.set(key, classifier);
    // An encoder that failed half way has made a poorer model than this key promises.
    if (this.cacheDir && (classifier.semantic !== null) === semantic) {
      await writeClassifier(this.classifierPath(key), classifier).catch(() => undefined);
      await keepRecent(this.cacheDir, /^classifier-\w+\.bin$/, CLASSIFIERS_KEPT);
    }
    return { key, classifier };
  }

  private readsBy(language: Language): boolean {
    return this.encoder.semantic && this.encoder.languages().includes(language);
  }

  private keyOf(texts: readonly LabelledText[], outside: readonly string[], language: Language): string {
    return fingerprint(texts, outside, this.readsBy(language) ? this.encoder.id : 'lexical', CLASSIFIER_FORMAT);
  }

  private async known(key: string): Promise<Classifier | null> {
    const known = this.trained.get(key) ?? (await this.readTrained(key));
    if (known) this.trained.set(key, known);
    return known;
  }

  private async readTrained(key: string): Promise<Classifier | null> {
    if (!this.cacheDir) return null;
    const known = await readClassifier(this.classifierPath(key));
    if (known) await markUsed(this.classifierPath(key));
    return known;
  }

  private classifierPath(key: string): string {
    return join(this.cacheDir ?? '', `classifier-${key}.bin`);
  }

  private manifestPath(release: string): string {
    return join(this.cacheDir ?? '', `release-${release.replace(/[^\w.-]/g, '_')}.json`);
  }

  private async keepManifest(release: string, manifest: Manifest): Promise<void> {
    if (!this.cacheDir) return;
    try {
      await mkdir(this.cacheDir, { recursive: true });
      const path = this.manifestPath(release);
      await writeFile(`${path}.tmp`, JSON.stringify(manifest));
      await rename(`${path}.tmp`, path);
      await keepRecent(this.cacheDir, /^release-.*\.json$/, MANIFESTS_KEPT);
    } catch {
      // A cache that cannot be written costs the next start its training time, nothing else.
      return;
    }
  }

  private async load(release: string): Promise<ReleaseModel | null> {
    if (!this.cacheDir) return null;
    const manifest = await readManifest(this.manifestPath(release));
    if (manifest?.format !== CLASSIFIER_FORMAT) return null;
    const of = async (key: string | null): Promise<Classifier | null> => (key === null ? null : (this.trained.get(key) ?? (await this.readTrained(key))));
    const model: ReleaseModel = {
      topics: { zh: await of(manifest.topics.zh), en: await of(manifest.topics.en) },
      escalations: { zh: await of(manifest.escalations.zh), en: await of(manifest.escalations.en) },
      products: new ProductIndex(manifest.products), cities: manifest.cities,
    };
    const complete = (['topics', 'escalations'] as const).every((kind) => (['zh', 'en'] as const).every((l) => (manifest[kind][l] === null) === (model[kind][l] === null)));
    // A model made without the encoder is not good enough once the encoder is there.
    const poorer = (['zh', 'en'] as const).some((l) => this.encoder.semantic && this.encoder.languages().includes(l) && model.topics[l] !== null && model.topics[l]?.semantic === null);
    if (!complete || poorer) return null;
    for (const kind of ['topics', 'escalations'] as const) for (const l of ['zh', 'en'] as const) if (manifest[kind][l] && model[kind][l]) this.trained.set(manifest[kind][l], model[kind][l]);
    this.loaded.set(release, model);
    return model;
  }
}

/** Null where there is none or it is damaged: the release is then built anew. */
async function readManifest(path: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Manifest;
  } catch {
    return null;
  }
}
