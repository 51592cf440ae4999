// The encoder's thread. Plain JavaScript, because it is loaded as it stands: from the sources under Vitest, and next to the bundle in production.
// One text per run: int8 vectors depend on what else is in a batch (cosine 0.987-0.995), so training and query must both be encoded alone.
import { parentPort, workerData } from 'node:worker_threads';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';

/** @typedef {{ language: string, folder: string, pooling: 'cls' | 'mean' }} ModelFolder */
/** @type {{ modelsDir: string, models: ModelFolder[], threads: number, maxTokens: number }} */
const options = workerData;
env.allowRemoteModels = false;
env.allowLocalModels = true;
env.localModelPath = options.modelsDir;

/** @type {Map<string, { tokenizer: any, model: any, pooling: string }>} */
const loaded = new Map();

/** @param {ModelFolder} entry */
async function load(entry) {
  const tokenizer = await AutoTokenizer.from_pretrained(entry.folder);
  const model = await AutoModel.from_pretrained(entry.folder, {
    dtype: 'q8',
    device: 'cpu',
    session_options: {
      intraOpNumThreads: options.threads, interOpNumThreads: 1, executionMode: 'sequential', logSeverityLevel: 3,
      // A spinning pool keeps a core hot between messages and takes it from the server's own thread.
      extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
    },
  });
  loaded.set(entry.language, { tokenizer, model, pooling: entry.pooling });
}

/**
 * The text's vector: the first token's last hidden state or the mean of all, scaled to length one.
 * @param {string} text @param {string} language
 */
async function encode(text, language) {
  const entry = loaded.get(language);
  if (!entry) throw new Error(`no model for ${language}`);
  const inputs = await entry.tokenizer(text, { truncation: true, max_length: options.maxTokens });
  const { last_hidden_state: hidden } = await entry.model(inputs);
  const [, tokens, dimensions] = hidden.dims;
  const vector = Float32Array.from(hidden.data.subarray(0, dimensions));
  if (entry.pooling === 'mean') for (let t = 1; t < tokens; t += 1) for (let i = 0; i < dimensions; i += 1) vector[i] += hidden.data[t * dimensions + i];
  let norm = 0;
  for (const x of vector) norm += x * x;
  norm = Math.sqrt(norm) || 1;
  for (let i = 0; i < dimensions; i += 1) vector[i] /= norm;
  return vector;
}

const port = parentPort;
if (!port) throw new Error('encoderWorker runs as a worker thread');

/** @type {Record<string, string>} */
const failures = {};
for (const entry of options.models) {
  try {
    await load(entry);
    // The first run of a session allocates its buffers; a customer should not wait for that.
    await encode('warm up 预热', entry.language);
  } catch (error) {
    failures[entry.language] = error instanceof Error ? error.message : String(error);
    loaded.delete(entry.language);
  }
}
/** @param {{ id: number, text: string, language: string }} job */
async function answer(job) {
  try {
    const vector = await encode(job.text, job.language);
    port.postMessage({ kind: 'vector', id: job.id, vector }, [vector.buffer]);
  } catch (error) {
    port.postMessage({ kind: 'failed', id: job.id, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Frees the sessions; with its port closed the thread has nothing left to wait for and ends. */
async function close() {
  for (const { model } of loaded.values()) await model.dispose();
  port.close();
}

/** Messages are worked off one after another, so that a close comes after the run in progress. */
let working = Promise.resolve();
port.on('message', (/** @type {{ kind: 'encode', id: number, text: string, language: string } | { kind: 'close' }} */ message) => {
  working = working.then(() => (message.kind === 'close' ? close() : answer(message)));
});
port.postMessage({ kind: 'ready', languages: [...loaded.keys()], failures });
