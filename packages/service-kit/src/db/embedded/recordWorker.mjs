// The embedded record's thread. Plain JavaScript, because it is loaded as it stands: from the sources under Vitest, and next to the bundle in production.
// PostgreSQL runs here as WebAssembly and computes without a pause; on the server's own thread every statement would keep sockets waiting.
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite, types } from '@electric-sql/pglite';

/** @typedef {{ id: number, kind: 'query', text: string, params: unknown[], rowMode?: 'array' | 'object', datesAsText: boolean }} Query */
/** @typedef {Query | { id: number, kind: 'exec', text: string } | { id: number, kind: 'dump' } | { id: number, kind: 'close' }} Request */

const port = parentPort;
if (!port) throw new Error('recordWorker runs as a worker thread');
/** @type {{ dataDir?: string, sharedBuffers: string, image?: Blob }} */
const { dataDir, sharedBuffers, image } = workerData;

const asText = (/** @type {string} */ value) => value;
/** @param {readonly number[]} oids */
const leftAsText = (oids) => Object.fromEntries(oids.map((oid) => [oid, asText]));
/** JSON crosses the threads as text and is read on the other side: a copy of the read objects costs more than reading them. */
const JSON_TYPES = [types.JSON, types.JSONB];
/** What drizzle reads by itself: dates, intervals, and arrays of them and of numerics. */
const DATE_TYPES = [types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE, 1231, 1115, 1185, 1187, 1182];

/**
 * The two sets of parsers. PGlite merges those of a query into its own some six hundred anew for each query, which costs more than most queries: here they
 * are made once and exchanged.
 * @param {PGlite} client
 */
const parsersOf = (client) => ({ plain: { ...client.parsers, ...leftAsText(JSON_TYPES) }, datesAsText: { ...client.parsers, ...leftAsText([...JSON_TYPES, ...DATE_TYPES]) } });

/** Fields of a database error that callers decide by. @param {unknown} error */
function told(error) {
  if (!(error instanceof Error)) return { message: String(error) };
  const { message, name } = error;
  const { code, detail, hint, severity, schema, table, column, constraint, routine } = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (error));
  return { message, name, code, detail, hint, severity, schema, table, column, constraint, routine };
}

/** @param {PGlite} client @param {ReturnType<typeof parsersOf>} parsers @param {Request} request */
async function run(client, parsers, request) {
  client.parsers = request.kind === 'query' && request.datesAsText ? parsers.datesAsText : parsers.plain;
  switch (request.kind) {
    case 'query': return client.query(request.text, request.params, request.rowMode ? { rowMode: request.rowMode } : {});
    case 'exec': return client.exec(request.text);
    case 'dump': return client.dumpDataDir('none');
    case 'close': return client.close();
  }
}

/** @param {PGlite} client @param {ReturnType<typeof parsersOf>} parsers @param {Request} request */
async function serve(client, parsers, request) {
  try {
    port?.postMessage({ id: request.id, ok: true, value: await run(client, parsers, request) });
  } catch (error) {
    port?.postMessage({ id: request.id, ok: false, error: told(error) });
  }
  if (request.kind === 'close') port?.close();
}

try {
  const client = await PGlite.create({ ...(dataDir ? { dataDir } : {}), ...(image ? { loadDataDir: image } : {}), startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`] });
  const parsers = parsersOf(client);
  // One after another, in the order in which they were asked: that order is what makes a transaction one.
  let working = Promise.resolve();
  port.on('message', (request) => { working = working.then(() => serve(client, parsers, request)); });
  port.postMessage({ id: 0, ok: true, value: null });
} catch (error) {
  port.postMessage({ id: 0, ok: false, error: told(error) });
}
