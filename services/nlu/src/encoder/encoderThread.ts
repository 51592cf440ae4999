import { Worker } from 'node:worker_threads';
import type { Language } from '@lobby/contracts';
import type { ModelSpec } from './models.ts';

/** What the thread says. */
type Reply =
  | { kind: 'ready'; languages: Language[]; failures: Record<string, string> }
  | { kind: 'vector'; id: number; vector: Float32Array }
  | { kind: 'failed'; id: number; message: string };

export type ThreadOptions = { modelsDir: string; models: readonly Pick<ModelSpec, 'language' | 'folder' | 'pooling' | 'files'>[]; threads: number; log: (message: string, data?: object) => void };

const MAX_TOKENS = 256;
const RESTARTS = 5;
const RESTART_AFTER_MS = 1_000;
/** A thread that has not ended by itself after this long hangs and is ended from outside. Long, because on a busy machine a model loads for seconds, and ending it then takes the process with it. */
const CLOSE_LIMIT_MS = 30_000;

/**
 * The worker thread that runs the models, started again (a few times) when it dies. One job at a time is inside it, so that the queue outside decides
 * who is next. A job that cannot be done gives null.
 */
export class EncoderThread {
  /** The thread once its models have loaded; null while it loads and when it has died. */
  private worker: Worker | null = null;
  private alive: { thread: Worker; exited: Promise<void> } | null = null;
  private waiting: ((vector: Float32Array | null) => void) | null = null;
  private nextId = 1;
  private restarts = 0;
  private holders = 0;
  private closing: Promise<void> | null = null;
  private started: Promise<void>;
  private readonly options: ThreadOptions;
  /** `gone`: the thread has ended; it may be started again. */
  state: 'starting' | 'ready' | 'gone' = 'starting';
  /** Languages whose model has loaded. */
  languages: readonly Language[] = [];
  failures: Readonly<Record<string, string>> = {};

  constructor(options: ThreadOptions) {
    this.options = options;
    this.started = this.start();
  }

  /** Resolves when the models have loaded, or have turned out not to. */
  ready(): Promise<void> {
    return this.held(() => this.started);
  }

  /** Encodes one text. Must not be called again before it has answered. */
  run(text: string, language: Language): Promise<Float32Array | null> {
    return this.held(async () => {
      await this.started;
      const worker = this.worker;
      if (!worker || !this.languages.includes(language)) return null;
      return new Promise((resolve) => {
        this.waiting = resolve;
        worker.postMessage({ kind: 'encode', id: this.nextId++, text, language });
      });
    });
  }

  /** Whoever waits for the thread keeps the process; the thread alone does not. */
  private async held<T>(wait: () => Promise<T>): Promise<T> {
    this.holders += 1;
    this.alive?.thread.ref();
    try {
      return await wait();
    } finally {
      this.holders -= 1;
      if (this.holders === 0) this.alive?.thread.unref();
    }
  }

  /**
   * Asks the thread to end and waits for it. It is not terminated: ONNX Runtime throws in native code when its run or load returns into a thread that
   * is being torn down, and that takes the whole process with it (SIGABRT). Asked again, it waits for the same end.
   */
  close(): Promise<void> {
    this.closing ??= this.end();
    return this.closing;
  }

  private async end(): Promise<void> {
    if (!this.alive) return;
    const { thread, exited } = this.alive;
    thread.postMessage({ kind: 'close' });
    const limit = setTimeout(() => void thread.terminate(), CLOSE_LIMIT_MS);
    await exited;
    clearTimeout(limit);
  }

  private start(): Promise<void> {
    this.state = 'starting';
    return new Promise((resolve) => {
      const worker = new Worker(new URL('./encoderWorker.mjs', import.meta.url), {
        workerData: { modelsDir: this.options.modelsDir, models: this.options.models, threads: this.options.threads, maxTokens: MAX_TOKENS },
      });
      this.alive = { thread: worker, exited: new Promise((ended) => { worker.once('exit', () => ended()); }) };
      // The encoder alone must not keep a command such as `npm run eval` from ending.
      worker.unref();
      worker.on('message', (reply: Reply) => {
        if (reply.kind === 'ready') {
          this.worker = worker;
          this.state = 'ready';
          this.languages = reply.languages;
          this.failures = reply.failures;
          resolve();
        } else this.answer(reply.kind === 'vector' ? reply.vector : null);
      });
      worker.on('error', (error) => this.options.log('encoder thread failed', { message: error.message }));
      worker.on('exit', (code) => {
        this.worker = null;
        this.alive = null;
        this.state = 'gone';
        this.languages = [];
        this.answer(null);
        resolve();
        if (!this.closing) this.restart(code);
      });
    });
  }

  private answer(vector: Float32Array | null): void {
    const resolve = this.waiting;
    this.waiting = null;
    resolve?.(vector);
  }

  private restart(code: number): void {
    if (this.restarts >= RESTARTS) return this.options.log('encoder thread given up', { code, restarts: this.restarts });
    this.restarts += 1;
    const timer = setTimeout(() => {
      if (!this.closing) this.started = this.start();
    }, RESTART_AFTER_MS * this.restarts);
    timer.unref();
  }
}
