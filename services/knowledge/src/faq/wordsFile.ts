import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ANALYSER, type PassageWords } from './passageWords.ts';

/** Old passages are never taken out one by one; a file that has grown larger than this is begun anew. The demo bank's is 3 MB. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * What passages say, between two starts: lines of JSON, one a passage, below a first line that names the analyser and the words it was taught. A file of another
 * analyser or of other words, or one with a line that cannot be read, counts for nothing and is written anew. Only a bank's own texts are put here.
 */
export class WordsFile {
  readonly #path: string;
  #known = new Map<string, PassageWords>();
  /** Keys on disk, and those that will be. */
  readonly #kept = new Set<string>();
  #lines: string[] = [];
  #head: string | null = null;
  #writable = true;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads the file for an analyser that was taught these words. Told other words later, it is emptied until the next start: what was read before knew fewer. */
  async open(taught: readonly string[]): Promise<void> {
    const head = JSON.stringify({ analyser: ANALYSER, taught: createHash('sha256').update(JSON.stringify(taught)).digest('base64url') });
    if (head === this.#head) return;
    const first = this.#head === null;
    this.#head = head;
    if (!first) return this.#empty(null);
    const read = await readLines(this.#path, head);
    if (!read) return this.#empty(`${head}\n`);
    this.#known = read;
    for (const key of read.keys()) this.#kept.add(key);
  }

  get(key: string): PassageWords | undefined {
    return this.#known.get(key);
  }

  put(key: string, words: PassageWords): void {
    if (this.#kept.has(key)) return;
    this.#kept.add(key);
    this.#lines.push(`${JSON.stringify([key, words])}\n`);
  }

  /** Writes what is new and lets go of what was read. A disk that refuses costs the next start its time, so it is no error. */
  async done(): Promise<void> {
    this.#known = new Map();
    const lines = this.#lines.splice(0);
    if (lines.length > 0 && this.#writable) await appendFile(this.#path, lines.join('')).catch(() => { this.#writable = false; });
  }

  async #empty(content: string | null): Promise<void> {
    this.#writable = content !== null;
    this.#known = new Map();
    this.#lines = [];
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await (content === null ? rm(this.#path, { force: true }) : writeFile(this.#path, content));
    } catch {
      this.#writable = false;
    }
  }
}

/** Null for a file that counts for nothing. */
async function readLines(path: string, head: string): Promise<Map<string, PassageWords> | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null || text.length > MAX_FILE_BYTES || !text.startsWith(`${head}\n`) || !text.endsWith('\n')) return null;
  try {
    return new Map(text.slice(head.length + 1, -1).split('\n').filter(Boolean).map((line) => JSON.parse(line) as [string, PassageWords]));
  } catch {
    return null;
  }
}
