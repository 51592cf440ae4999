import { mkdir, open, rename, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Language } from '@lobby/contracts';
import { RowBlock } from '@lobby/service-kit/vectors';
import type { Classifier, Head } from './classifier.ts';

/** Changes whenever the format or the training method changes, so that an old file is trained anew instead of misread. */
export const CLASSIFIER_FORMAT = 10;

type Header = {
  format: number; language: Language; sounds: boolean; labels: string[]; outside: number[]; grams: string[]; semantic: Head | null; lexical: Head; dimensions: number; gamma: number;
  sizes: { idf: number; svm: number; bias: number; softmax: number; vectors: number; labelOf: number; landmarks: number; kernel: number; rows: number; places: number };
};

/** Writes a trained classifier: a JSON header and the arrays behind it. Whole or not at all (a temporary file is moved into place). */
export async function writeClassifier(path: string, model: Classifier): Promise<void> {
  const dense = model.dense;
  const labelOf = dense ? dense.labelOf : new Int32Array();
  const none = new Float32Array();
  const words = dense?.words;
  const arrays = [model.vocabulary.idf, model.svm.W, model.svm.bias, dense?.softmax ?? none, dense?.vectors.flat() ?? none, new Float32Array(labelOf), new Float32Array(dense?.kernel?.landmarks ?? []), dense?.kernel?.weights ?? none, new Float32Array(words?.indptr ?? []), new Float32Array(words?.indices ?? []), words?.values ?? none];
  const [idf = 0, svm = 0, bias = 0, softmax = 0, vectors = 0, , landmarks = 0, kernel = 0, rows = 0, places = 0] = arrays.map((a) => a.length);
  const header: Header = {
    format: CLASSIFIER_FORMAT, language: model.language, sounds: model.vocabulary.sounds, labels: [...model.labels], outside: [...model.outside], grams: [...model.vocabulary.columns.keys()], semantic: model.semantic, lexical: model.lexical,
    dimensions: dense?.dimensions ?? 0, gamma: dense?.kernel?.gamma ?? 0, sizes: { idf, svm, bias, softmax, vectors, labelOf: labelOf.length, landmarks, kernel, rows, places },
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, Buffer.concat([length, json, ...arrays.map((a) => Buffer.from(a.buffer, a.byteOffset, a.byteLength))]));
  await rename(temporary, path);
}

/** Reads a classifier; null when there is none or it is damaged or of another format: it is then trained anew. */
export async function readClassifier(path: string): Promise<Classifier | null> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return null;
  try {
    return await decode(file);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

/** Each array is read into its own memory: the whole file as one buffer would double a start's memory, and the process would keep it. */
async function decode(file: FileHandle): Promise<Classifier | null> {
  const { size } = await file.stat();
  let at = 0;
  const readInto = async <B extends Uint8Array>(bytes: B): Promise<B> => {
    const { bytesRead } = await file.read(bytes, 0, bytes.length, at);
    if (bytesRead !== bytes.length) throw new Error('the file is cut short');
    at += bytes.length;
    return bytes;
  };
  // Not from the pool: floats need the start of their own memory.
  const read = (bytes: number): Promise<Buffer> => readInto(Buffer.allocUnsafeSlow(bytes));
  const jsonLength = (await read(4)).readUInt32LE(0);
  if (jsonLength > size) return null;
  const header = JSON.parse((await read(jsonLength)).toString('utf8')) as Header;
  const { sizes } = header;
  // Places and values of the n-grams are as many.
  const total = Object.values(sizes).reduce((a, b) => a + b, 0) + sizes.places;
  if (header.format !== CLASSIFIER_FORMAT || size !== 4 + jsonLength + total * 4) return null;
  const next = async (length: number): Promise<Float32Array> => new Float32Array((await read(length * 4)).buffer, 0, length);
  const idf = await next(sizes.idf);
  const svm = { W: await next(sizes.svm), bias: await next(sizes.bias) };
  const softmax = await next(sizes.softmax);
  const vectors = header.dimensions > 0 ? await RowBlock.filled(sizes.vectors / header.dimensions, header.dimensions, readInto) : null;
  const labelOf = Int32Array.from(await next(sizes.labelOf));
  const landmarks = Int32Array.from(await next(sizes.landmarks));
  const weights = await next(sizes.kernel);
  const indptr = Int32Array.from(await next(sizes.rows));
  const words = { indptr, indices: Int32Array.from(await next(sizes.places)), values: await next(sizes.places), columns: sizes.idf };
  const kernel = landmarks.length > 0 ? { gamma: header.gamma, landmarks, weights } : null;
  return {
    language: header.language, labels: header.labels, outside: Uint8Array.from(header.outside), svm, semantic: header.semantic, lexical: header.lexical,
    vocabulary: { language: header.language, sounds: header.sounds, columns: new Map(header.grams.map((gram, column) => [gram, column])), idf },
    dense: vectors ? { dimensions: header.dimensions, softmax, vectors, labelOf, kernel, words: indptr.length > 0 ? words : null } : null,
  };
}
