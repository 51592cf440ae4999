import { NEIGHBOURS, logSoftmax, neighbourScores, scopeCosines, type Classifier, type RawScores } from './classifier.ts';
import { vectorise } from './vocabulary.ts';

/** Scores one normalised text against every label. Without a vector only the words speak. About 1 ms per thousand training texts. */
export function rawScores(model: Classifier, text: string, vector: Float32Array | null): RawScores {
  const svm = svmScores(model, text);
  const dense = model.dense;
  if (!dense || !vector || vector.length !== dense.dimensions) return { softmax: null, neighbours: null, svm, cosines: [] };
  const { index, cosine } = nearest(dense.vectors, dense.dimensions, vector);
  return {
    softmax: logSoftmax(softmaxScores(dense.softmax, dense.dimensions, model.labels.length, vector)),
    neighbours: neighbourScores(index, cosine, dense.labelOf, model.labels.length),
    svm,
    cosines: scopeCosines(index, cosine, dense.labelOf, model.outside),
  };
}

function svmScores(model: Classifier, text: string): Float32Array {
  const { indices, values } = vectorise(text, model.vocabulary);
  const columns = model.vocabulary.columns.size;
  const out = new Float32Array(model.labels.length);
  for (let c = 0; c < out.length; c += 1) {
    let s = model.svm.bias[c] ?? 0;
    for (let k = 0; k < indices.length; k += 1) s += (model.svm.W[c * columns + (indices[k] ?? 0)] ?? 0) * (values[k] ?? 0);
    out[c] = s;
  }
  return out;
}

function softmaxScores(W: Float32Array, dimensions: number, labels: number, x: Float32Array): Float32Array {
  const out = new Float32Array(labels);
  for (let c = 0; c < labels; c += 1) {
    const at = c * (dimensions + 1);
    let s = W[at + dimensions] ?? 0;
    for (let d = 0; d < dimensions; d += 1) s += (W[at + d] as number) * (x[d] as number);
    out[c] = s;
  }
  return out;
}

/** The nearest rows of a matrix of unit vectors. Exact: at this size an index would save nothing. */
export function nearest(rows: Float32Array, dimensions: number, x: Float32Array, count = NEIGHBOURS): { index: Int32Array; cosine: Float32Array } {
  const index = new Int32Array(count).fill(-1);
  const cosine = new Float32Array(count).fill(-2);
  const total = rows.length / dimensions;
  for (let i = 0; i < total; i += 1) {
    const at = i * dimensions;
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let d = 0; d < dimensions; d += 4) {
      a += (rows[at + d] as number) * (x[d] as number);
      b += (rows[at + d + 1] as number) * (x[d + 1] as number);
      c += (rows[at + d + 2] as number) * (x[d + 2] as number);
      e += (rows[at + d + 3] as number) * (x[d + 3] as number);
    }
    const s = a + b + c + e;
    if (s <= (cosine[count - 1] as number)) continue;
    let p = count - 1;
    while (p > 0 && (cosine[p - 1] as number) < s) {
      cosine[p] = cosine[p - 1] as number;
      index[p] = index[p - 1] as number;
      p -= 1;
    }
    cosine[p] = s;
    index[p] = i;
  }
  return { index, cosine };
}
