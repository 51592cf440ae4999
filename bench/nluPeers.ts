import { createEncoder, normalise, quantile, rawScores, readLines, readScores, trainClassifier, type Example } from '@lobby/nlu/measuring';
import { RowBlock } from '@lobby/service-kit/vectors';
import type { Bench } from './bench.ts';
import { MODELS, demoTopics, type Labelled } from './demoTopics.ts';
import { round } from './stats.ts';

type Language = 'zh' | 'en';
type Split = { language: Language; train: Labelled[]; test: Labelled[] };
type Reader = (text: string) => Promise<string>;
/** Training in seconds of processor time, all threads; one text without its encoding, which `encoding` has: whoever reads vectors pays it besides. */
type Row = { method: string; accuracy: number; trainProcessorSeconds: number; p50Ms: number };

/** Every fifth utterance is kept for the test. */
const KEPT = 5;

export const benchNluPeers: Bench = {
  name: 'nlu-peers', about: 'topics by nlp.js, a TF-IDF linear model, the nearest neighbour on the bare encoder and ours: accuracy, training (s of processor time), one text (ms); [--train F] --test F --language zh|en', options: ['train', 'test', 'language'], long: true, run: measure,
};

/**
 * On files that are given, `--test` alone beside the demo bank's own utterances; without any on those utterances in both languages with every fifth held out. Out-of-scope lines are
 * left out: not every peer knows them.
 */
async function measure({ train, test, language }: Parameters<Bench['run']>[0]): Promise<object> {
  if (train && !test) throw new Error('--train needs --test FILE');
  const splits = test ? [await givenSplit(language === 'zh' ? 'zh' : 'en', test, train)] : (['zh', 'en'] as const).map(ownSplit);
  const out: object[] = [];
  for (const split of splits) out.push({ language: split.language, train: split.train.length, test: split.test.length, ...(await compare(split)) });
  return { data: test ? { train: train ?? 'the demo bank\'s own utterances', test } : 'the demo bank\'s own utterances, every fifth held out', splits: out };
}

async function givenSplit(language: Language, test: string, train: string | undefined): Promise<Split> {
  return { language, train: train ? await labelled(train) : demoTopics(language), test: await labelled(test) };
}

async function labelled(path: string): Promise<Labelled[]> {
  return (await readLines(path, 'training')).flatMap(({ text, label }) => (typeof label === 'string' ? [{ text, label }] : []));
}

function ownSplit(language: Language): Split {
  const all = demoTopics(language);
  return { language, train: all.filter((_, i) => i % KEPT !== 0), test: all.filter((_, i) => i % KEPT === 0) };
}

async function compare(split: Split): Promise<{ encoding: { texts: number; processorSeconds: number; p50Ms: number }; methods: Row[] }> {
  const encoder = await createEncoder({ modelsDir: MODELS });
  await encoder.ready();
  const vectors = new Map<string, Float32Array | null>();
  const vectorOf = async (text: string): Promise<Float32Array | null> => vectors.get(text) ?? null;
  try {
    const began = process.cpuUsage();
    const ms: number[] = [];
    // Once, before anybody is timed: else the first method that reads vectors would pay for the others.
    for (const { text } of [...split.train, ...split.test]) {
      const asked = performance.now();
      vectors.set(text, await encoder.encode(text, split.language));
      ms.push(performance.now() - asked);
    }
    const encoding = { texts: ms.length, processorSeconds: processorSeconds(began), p50Ms: round(quantile(ms, 0.5)) };
    const methods = [
      await row('nlp.js', split, () => nlpjs(split)),
      await row('TF-IDF + linear SVM', split, async () => ours(split, async () => null)),
      await row('nearest neighbour on the encoder', split, async () => nearest(split, vectorOf)),
      await row('Lobby', split, async () => ours(split, vectorOf)),
    ];
    return { encoding, methods };
  } finally {
    await encoder.close();
  }
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return round((user + system) / 1e6);
}

async function row(method: string, split: Split, train: () => Promise<Reader>): Promise<Row> {
  const began = process.cpuUsage();
  const read = await train();
  const trainProcessorSeconds = processorSeconds(began);
  const ms: number[] = [];
  let right = 0;
  for (const { text, label } of split.test) {
    const asked = performance.now();
    if ((await read(text)) === label) right += 1;
    ms.push(performance.now() - asked);
  }
  return { method, accuracy: round(right / (split.test.length || 1)), trainProcessorSeconds, p50Ms: round(quantile(ms, 0.5)) };
}

async function nlpjs({ language, train }: Split): Promise<Reader> {
  // Loaded only here: the other commands share this bundle and should not pay for it.
  const [{ containerBootstrap }, { Nlp }, { LangEn }, { LangZh }] = await Promise.all([import('@nlpjs/core'), import('@nlpjs/nlp'), import('@nlpjs/lang-en'), import('@nlpjs/lang-zh')]);
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(language === 'zh' ? LangZh : LangEn);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, log: false });
  nlp.addLanguage(language);
  for (const { text, label } of train) nlp.addDocument(language, text, label);
  await quietly(() => nlp.train());
  return async (text) => (await nlp.process(language, text)).intent;
}

/** nlp.js tells its progress on stdout, where only the report may stand. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
}

const clean = (text: string): string => normalise(text).text.replace(/\s+/g, ' ').trim();

async function ours({ language, train }: Split, vectorOf: (text: string) => Promise<Float32Array | null>): Promise<Reader> {
  const examples: Example[] = [];
  for (const { text, label } of train) examples.push({ text: clean(text), label, vector: await vectorOf(text) });
  const model = await trainClassifier(examples, { language, outsideLabels: new Set() });
  return async (text) => readScores(model, rawScores(model, clean(text), await vectorOf(text))).ranked[0]?.label ?? '';
}

async function nearest({ train }: Split, vectorOf: (text: string) => Promise<Float32Array | null>): Promise<Reader> {
  const vectors = await Promise.all(train.map(({ text }) => vectorOf(text)));
  const dimensions = vectors.find((v) => v !== null)?.length ?? 0;
  const rows = new Float32Array(train.length * dimensions);
  vectors.forEach((vector, i) => { if (vector) rows.set(vector, i * dimensions); });
  const block = RowBlock.of(rows, dimensions);
  return async (text) => {
    const asked = await vectorOf(text);
    const cosines = asked ? block.dots(asked) : new Float32Array();
    let best = 0;
    for (let i = 1; i < cosines.length; i += 1) if ((cosines[i] ?? -2) > (cosines[best] ?? -2)) best = i;
    return train[best]?.label ?? '';
  };
}
