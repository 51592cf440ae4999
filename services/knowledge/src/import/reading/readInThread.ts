import { Worker } from 'node:worker_threads';
import { LobbyError, type ImportFormat, type ImportPlace } from '@lobby/contracts';
import type { Read } from './read.ts';

const MB = 1024 * 1024;
/** Largest file read of each kind, in bytes. */
export const SIZE_LIMITS: Readonly<Record<ImportFormat, number>> = { markdown: 2 * MB, html: 4 * MB, csv: 8 * MB, yaml: 4 * MB, bundle: 20 * MB, docx: 10 * MB, xlsx: 10 * MB, pdf: 20 * MB, zip: 20 * MB };
/** Largest upload of any kind, in bytes. */
export const MAX_UPLOAD_BYTES = 20 * MB;
/** One reading may take so long, and so much heap. */
const DEADLINE_MS = 30_000;
const HEAP_MB = 384;
/** So many files are read at once; more than as many again are asked to come later. */
const AT_ONCE = 2;
const MOST_WAITING = 8;

export type ThreadWish = { name: string; bytes: Uint8Array; encoding: string; limits: Readonly<Record<ImportFormat, number>> };
export type ThreadLimits = { deadlineMs: number; heapMb: number };

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Reads an upload in a thread of its own. A file that takes too long or too much memory ends its thread and nothing else.
 * @throws LobbyError `rate_limited` when too many files wait to be read
 */
export async function readInThread(wish: { name: string; bytes: Uint8Array; encoding: string }, limits: ThreadLimits = { deadlineMs: DEADLINE_MS, heapMb: HEAP_MB }): Promise<Read> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new LobbyError('rate_limited', 'Other files are being read; try again in a moment');
    await new Promise<void>((resolve) => { waiting.push(resolve); });
  }
  running += 1;
  try {
    return await runThread({ ...wish, limits: SIZE_LIMITS }, limits);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function runThread(wish: ThreadWish, limits: ThreadLimits): Promise<Read> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./importWorker.mjs', import.meta.url), {
      workerData: wish, env: {}, stdout: true, stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    const place: ImportPlace = { file: wish.name };
    const end = (read: Read): void => { clearTimeout(deadline); resolve(read); void worker.terminate(); };
    const refuse = (code: 'too_slow' | 'too_much_memory' | 'broken', message: string): void => end({ format: 'zip', documents: [], sheets: [], items: [], refused: [{ code, path: '', message, place }], notes: [] });
    const deadline = setTimeout(() => refuse('too_slow', `reading took longer than ${limits.deadlineMs / 1000} s; split the file`), limits.deadlineMs);
    worker.once('message', (read: Read) => end(read));
    worker.once('error', (error: Error & { code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      ? refuse('too_much_memory', `reading needs more than ${limits.heapMb} MB; split the file`) : refuse('broken', `the file cannot be read: ${error.name}`)));
    worker.once('exit', () => refuse('broken', 'the file cannot be read: the reader ended without a word'));
  });
}
