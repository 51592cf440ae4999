import { Worker } from 'node:worker_threads';
import type { RawSql } from '../database.ts';
import type { QueryOptions, Queryable, Rows } from './queryable.ts';
import { TransactionHandle } from './transactionHandle.ts';

/** `image`: what `dump` gave of another record, to begin from. Without `dataDir` it lives in memory. */
export type EmbeddedOptions = { dataDir?: string; image?: Blob };

type Wish = { kind: 'query'; text: string; params: unknown[]; rowMode?: 'array' | 'object'; datesAsText: boolean } | { kind: 'exec'; text: string } | { kind: 'dump' } | { kind: 'close' };
type Reply = { id: number } & ({ ok: true; value: unknown } | { ok: false; error: { message: string } & Record<string, unknown> });
type Waiting = { resolve(value: unknown): void; reject(error: Error): void };

/**
 * PostgreSQL's own 128 MB of buffers lie in this process's memory from the first moment; the operating system caches the files as well, and inserts and
 * reads of a small record take as long with a quarter of it.
 */
const SHARED_BUFFERS = '32MB';
/** The thread's young objects are few and small; V8 would give it 26 MB more for them. */
const YOUNG_MB = 4;
const JSON_TYPES = new Set([114, 3802]);
/** The reply to nothing that was asked: the record is open, or could not be opened. */
const OPENING = 0;

/**
 * The embedded PostgreSQL on a thread of its own, in the shape that drizzle's PGlite driver and pg-boss speak to. Statements go over in the order in which
 * they are asked; while a transaction is open, those of others wait, in order, until it ends.
 */
export class EmbeddedClient implements RawSql {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Waiting>();
  #nextId = OPENING + 1;
  /** What waits for the open transaction to end; null while none is open. */
  #behind: (() => void)[] | null = null;
  #gone: Error | null = null;

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the embedded record has ended')));
  }

  /** @throws Error with PostgreSQL's or the file system's own message when it cannot be opened */
  static async open({ dataDir, image }: EmbeddedOptions): Promise<EmbeddedClient> {
    const client = new EmbeddedClient(new Worker(new URL('./recordWorker.mjs', import.meta.url), { workerData: { dataDir, image, sharedBuffers: SHARED_BUFFERS }, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }));
    await new Promise((resolve, reject) => client.#await(OPENING, { resolve, reject })).catch(async (error: unknown) => { await client.#worker.terminate(); throw error; });
    return client;
  }

  query(text: string, params: unknown[] = [], options: QueryOptions = {}): Promise<Rows> {
    return this.#inTurn(() => this.#query(text, params, options));
  }

  exec(text: string): Promise<Rows[]> {
    return this.#inTurn(() => this.#exec(text));
  }

  /** Runs `work` between BEGIN and COMMIT, or ROLLBACK when it throws. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#transact(work));
  }

  /** The files as a crash at this moment would leave them: no statement runs meanwhile. */
  dump(): Promise<Blob> {
    return this.#inTurn(() => this.#ask({ kind: 'dump' }) as Promise<Blob>);
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    const ended = new Promise<void>((resolve) => { this.#worker.once('exit', () => resolve()); });
    await this.#inTurn(() => this.#ask({ kind: 'close' }));
    // With nothing asked any more the thread keeps no process alive; a command must see its end all the same, or it stops in the midst of closing.
    this.#worker.ref();
    await ended;
  }

  async #transact<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    const behind: (() => void)[] = [];
    this.#behind = behind;
    const handle = new TransactionHandle({ query: (text, params = [], options = {}) => this.#query(text, params, options), exec: (text) => this.#exec(text) });
    try {
      // Not awaited on its own: what follows stands behind it anyhow, and a round trip is saved.
      const [, result] = await Promise.all([this.#exec('BEGIN'), work(handle)]);
      handle.end();
      await this.#exec('COMMIT');
      return result;
    } catch (error) {
      handle.end();
      await this.#exec('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      this.#behind = null;
      while (this.#behind === null && behind.length > 0) behind.shift()?.();
      // The next transaction keeps the rest waiting behind itself.
      (this.#behind as (() => void)[] | null)?.unshift(...behind);
    }
  }

  /** Asks at once, or behind the open transaction. */
  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const behind = this.#behind;
    if (!behind) return ask();
    return new Promise((resolve, reject) => { behind.push(() => void ask().then(resolve, reject)); });
  }

  async #query(text: string, params: unknown[], { rowMode, parsers }: QueryOptions): Promise<Rows> {
    const result = (await this.#ask({ kind: 'query', text, params, datesAsText: parsers !== undefined, ...(rowMode ? { rowMode } : {}) })) as Rows;
    return readJson(result);
  }

  async #exec(text: string): Promise<Rows[]> {
    return ((await this.#ask({ kind: 'exec', text })) as Rows[]).map(readJson);
  }

  #ask(wish: Wish): Promise<unknown> {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#await(id, { resolve, reject });
      this.#worker.postMessage({ id, ...wish });
    });
  }

  #await(id: number, waiting: Waiting): void {
    this.#pending.set(id, waiting);
    // An open record alone must not keep a command from ending, an open question must.
    this.#worker.ref();
  }

  #settle(reply: Reply): void {
    const waiting = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (this.#pending.size === 0) this.#worker.unref();
    if (reply.ok) waiting?.resolve(reply.value);
    else waiting?.reject(Object.assign(new Error(reply.error.message), reply.error));
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    for (const waiting of this.#pending.values()) waiting.reject(error);
    this.#pending.clear();
  }
}

/** JSON comes as text; drizzle and callers of `raw` expect it read. */
function readJson(result: Rows): Rows {
  const columns = result.fields.flatMap((field, at) => (JSON_TYPES.has(field.dataTypeID) ? [{ at, name: field.name }] : []));
  if (columns.length === 0) return result;
  for (const row of result.rows as Record<string | number, unknown>[]) for (const { at, name } of columns) readCell(row, Array.isArray(row) ? at : name);
  return result;
}

function readCell(row: Record<string | number, unknown>, key: string | number): void {
  const text = row[key];
  if (typeof text === 'string') row[key] = JSON.parse(text) as unknown;
}
