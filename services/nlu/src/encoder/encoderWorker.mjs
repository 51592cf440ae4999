// The encoder's thread. Plain JavaScript, because it is loaded as it stands: from the sources under Vitest, and next to the bundle in production.
// One text per run: int8 vectors depend on what else is in a batch (cosine 0.987-0.995), so training and query must both be encoded alone.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';

const port = parentPort;
if (!port) throw new Error('encoderWorker runs as a worker thread');

/** @typedef {{ language: string, folder: string, pooling: 'cls' | 'mean', files: { path: string, sha256: readonly string[] }[] }} ModelFolder */
/** @type {{ modelsDir: string, models: ModelFolder[], threads: number, maxTokens: number }} */
const options = workerData;

/** @type {Map<string, { tokenizer: Tokenizer, session: InferenceSession, pooling: string }>} */
const loaded = new Map();

/**
 * Refuses files that are not the pinned ones: a model that was cut short or exchanged would give vectors that look right and mean nothing. Here and not
 * where the server starts, because hashing 60 MB belongs in this thread.
 * @param {ModelFolder} entry
 */
async function verify(entry) {
  for (const file of entry.files) {
    const sum = createHash('sha256');
    // As a stream: buffers of 30 MB would stay with the process for good.
    for await (const chunk of createReadStream(join(options.modelsDir, entry.folder, file.path))) sum.update(chunk);
    if (!file.sha256.includes(sum.digest('hex'))) throw new Error(`${file.path} does not match its checksum`);
  }
}

/** @param {ModelFolder} entry */
async function load(entry) {
  const folder = join(options.modelsDir, entry.folder);
  const [json, config] = await Promise.all(['tokenizer.json', 'tokenizer_config.json'].map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))));
  const session = await InferenceSession.create(join(folder, 'onnx', 'model_quantized.onnx'), {
    intraOpNumThreads: options.threads, interOpNumThreads: 1, executionMode: 'sequential', logSeverityLevel: 3,
    // A spinning pool keeps a core hot between messages and takes it from the server's own thread.
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  });
  loaded.set(entry.language, { tokenizer: new Tokenizer(json, config), session, pooling: entry.pooling });
}

/** Token ids, cut to the model's length with the closing token kept. @param {Tokenizer} tokenizer @param {string} text */
function tokensOf(tokenizer, text) {
  const { ids } = tokenizer.encode(text);
  return ids.length <= options.maxTokens ? ids : [...ids.slice(0, options.maxTokens - 1), ids[ids.length - 1]];
}

/**
 * The text's vector: the first token's last hidden state or the mean of all, scaled to length one.
 * @param {string} text @param {string} language
 */
async function encode(text, language) {
  const entry = loaded.get(language);
  if (!entry) throw new Error(`no model for ${language}`);
  const ids = tokensOf(entry.tokenizer, text);
  const row = (/** @type {ArrayLike<number>} */ values) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, ids.length]);
  const { last_hidden_state: hidden } = await entry.session.run({ input_ids: row(ids), attention_mask: row(ids.map(() => 1)), token_type_ids: row(ids.map(() => 0)) });
  const [, tokens, dimensions] = hidden.dims;
  const vector = Float32Array.from(hidden.data.subarray(0, dimensions));
  if (entry.pooling === 'mean') for (let t = 1; t < tokens; t += 1) for (let i = 0; i < dimensions; i += 1) vector[i] += hidden.data[t * dimensions + i];
  let norm = 0;
  for (const x of vector) norm += x * x;
  norm = Math.sqrt(norm) || 1;
  for (let i = 0; i < dimensions; i += 1) vector[i] /= norm;
  return vector;
}

/** True from the moment the thread was asked to end. */
let closing = false;

/** Loads what is pinned, model by model; a start that is called off stops before the next step. */
async function loadAll() {
  /** @type {Record<string, string>} */
  const failures = {};
  for (const entry of options.models) {
    try {
      await verify(entry);
      if (closing) return;
      await load(entry);
      if (closing) return;
      // The first run of a session allocates its buffers; a customer should not wait for that.
      await encode('warm up 预热', entry.language);
    } catch (error) {
      failures[entry.language] = error instanceof Error ? error.message : String(error);
      loaded.delete(entry.language);
    }
  }
  port?.postMessage({ kind: 'ready', languages: [...loaded.keys()], failures });
}

/** @param {{ id: number, text: string, language: string }} job */
async function answer(job) {
  if (closing) return;
  try {
    const vector = await encode(job.text, job.language);
    port?.postMessage({ kind: 'vector', id: job.id, vector }, [vector.buffer]);
  } catch (error) {
    port?.postMessage({ kind: 'failed', id: job.id, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Frees the sessions; with its port closed the thread has nothing left to wait for and ends. A session can be freed only once. */
async function close() {
  const sessions = [...loaded.values()];
  loaded.clear();
  for (const { session } of sessions) await session.release();
  port?.close();
}

/** What came in is worked off one after another, so that a close waits for the load or run in progress. */
let working = loadAll();
port.on('message', (/** @type {{ kind: 'encode', id: number, text: string, language: string } | { kind: 'close' }} */ message) => {
  if (message.kind === 'close') closing = true;
  working = working.then(() => (message.kind === 'close' ? close() : answer(message)));
});
