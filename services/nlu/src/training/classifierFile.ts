import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Language } from '@lobby/contracts';
import { RowBlock } from '@lobby/service-kit/vectors';
import type { Classifier, Head } from './classifier.ts';

/** Changes whenever the format or the training method changes, so that an old file is trained anew instead of misread. */
export const CLASSIFIER_FORMAT = 7;

type Header = {
  format: number; language: Language; sounds: boolean; labels: string[]; outside: number[]; grams: string[]; semantic: Head | null; lexical: Head; dimensions: number; gamma: number;
  sizes: { idf: number; svm: number; bias: number; softmax: number; vectors: number; labelOf: number; landmarks: number; kernel: number };
};

/** Writes a trained classifier: a JSON header and the arrays behind it. Whole or not at all (a temporary file is moved into place). */
export async function writeClassifier(path: string, model: Classifier): Promise<void> {
  const dense = model.dense;
  const labelOf = dense ? dense.labelOf : new Int32Array();
  const none = new Float32Array();
  const arrays = [model.vocabulary.idf, model.svm.W, model.svm.bias, dense?.softmax ?? none, dense?.vectors.flat() ?? none, new Float32Array(labelOf), new Float32Array(dense?.kernel?.landmarks ?? []), dense?.kernel?.weights ?? none];
  const [idf = 0, svm = 0, bias = 0, softmax = 0, vectors = 0, , landmarks = 0, kernel = 0] = arrays.map((a) => a.length);
  const header: Header = {
    format: CLASSIFIER_FORMAT, language: model.language, sounds: model.vocabulary.sounds, labels: [...model.labels], outside: [...model.outside], grams: [...model.vocabulary.columns.keys()], semantic: model.semantic, lexical: model.lexical,
    dimensions: dense?.dimensions ?? 0, gamma: dense?.kernel?.gamma ?? 0, sizes: { idf, svm, bias, softmax, vectors, labelOf: labelOf.length, landmarks, kernel },
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
  const data = await readFile(path).catch(() => null);
  if (!data || data.length < 4) return null;
  try {
    return decode(data);
  } catch {
    return null;
  }
}

function decode(data: Buffer): Classifier | null {
  const jsonLength = data.readUInt32LE(0);
  const header = JSON.parse(data.toString('utf8', 4, 4 + jsonLength)) as Header;
  const { sizes } = header;
  const total = Object.values(sizes).reduce((a, b) => a + b, 0);
  if (header.format !== CLASSIFIER_FORMAT || data.length !== 4 + jsonLength + total * 4) return null;
  let at = 4 + jsonLength;
  const next = (length: number): Float32Array => {
    // Copied, because the file's offset is rarely a multiple of four.
    const out = new Float32Array(length);
    Buffer.from(out.buffer).set(data.subarray(at, at + length * 4));
    at += length * 4;
    return out;
  };
  const idf = next(sizes.idf);
  const svm = { W: next(sizes.svm), bias: next(sizes.bias) };
  const softmax = next(sizes.softmax);
  const vectors = next(sizes.vectors);
  const labelOf = Int32Array.from(next(sizes.labelOf));
  const landmarks = Int32Array.from(next(sizes.landmarks));
  const kernel = landmarks.length > 0 ? { gamma: header.gamma, landmarks, weights: next(sizes.kernel) } : null;
  return {
    language: header.language, labels: header.labels, outside: Uint8Array.from(header.outside), svm, semantic: header.semantic, lexical: header.lexical,
    vocabulary: { language: header.language, sounds: header.sounds, columns: new Map(header.grams.map((gram, column) => [gram, column])), idf },
    dense: header.dimensions > 0 ? { dimensions: header.dimensions, softmax, vectors: RowBlock.of(vectors, header.dimensions), labelOf, kernel } : null,
  };
}
