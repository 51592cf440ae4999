import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { dirname } from 'node:path';

const KEY_BYTES = 16;
const MAX_FILE_BYTES = 256 * 1024 * 1024;
const FLUSH_AT = 256;
const REST_AFTER_MS = 5_000;

/**
 * Vectors of a release's own texts (utterances, phrasings) on disk, by the text's hash, so that a publish encodes only what is new. Records of
 * 16 hash bytes and `dimensions` little-endian floats; a tail cut by a crash is dropped. Customers' texts are never put here.
 */
export class VectorStore {
  /** Null while nobody has asked for a while: a file of 30 MB is read again in some ten milliseconds. */
  private vectors: Map<string, Float32Array> | null = null;
  private resting: NodeJS.Timeout | null = null;
  private pending: Buffer[] = [];
  private readonly path: string | null;
  private readonly dimensions: number;

  /** `path` null keeps the vectors in memory only. */
  constructor(path: string | null, dimensions: number) {
    this.path = path;
    this.dimensions = dimensions;
  }

  get size(): number {
    return this.all().size;
  }

  get(text: string): Float32Array | undefined {
    return this.all().get(keyOf(text).toString('latin1'));
  }

  /** As `get`, but only if the file need not be read for it. */
  peek(text: string): Float32Array | undefined {
    return this.vectors?.get(keyOf(text).toString('latin1'));
  }

  /** Says that a build is over: soon the memory goes back, unless another begins. */
  done(): void {
    this.flush();
    if (!this.path) return;
    this.resting = setTimeout(() => { this.vectors = null; }, REST_AFTER_MS);
    this.resting.unref();
  }

  put(text: string, vector: Float32Array): void {
    const key = keyOf(text);
    const id = key.toString('latin1');
    const vectors = this.all();
    if (vectors.has(id) || vector.length !== this.dimensions) return;
    vectors.set(id, vector);
    if (!this.path) return;
    this.pending.push(key, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
    if (this.pending.length >= FLUSH_AT * 2) this.flush();
  }

  private all(): Map<string, Float32Array> {
    if (this.resting) clearTimeout(this.resting);
    this.resting = null;
    this.vectors ??= this.path ? this.load(this.path) : new Map<string, Float32Array>();
    return this.vectors;
  }

  /** Appends what is new. A disk that refuses costs only the next start's encoding time, so it is no error. */
  private flush(): void {
    if (!this.path || this.pending.length === 0) return;
    const data = Buffer.concat(this.pending);
    this.pending = [];
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      appendFileSync(this.path, data);
    } catch {
      return;
    }
  }

  private load(path: string): Map<string, Float32Array> {
    const vectors = new Map<string, Float32Array>();
    if (!existsSync(path)) return vectors;
    const record = KEY_BYTES + this.dimensions * 4;
    const bytes = statSync(path).size;
    // Old releases' texts are never removed one by one; when the file has grown too large it is begun anew.
    if (bytes > MAX_FILE_BYTES) {
      rmSync(path, { force: true });
      return vectors;
    }
    const data = readFileSync(path);
    const whole = Math.floor(bytes / record) * record;
    if (whole < bytes) truncateSync(path, whole);
    for (let at = 0; at < whole; at += record) {
      // A view of the file's own block: ten thousand copies would cost a start a tenth of a second. Keys and floats keep the block's alignment.
      vectors.set(data.toString('latin1', at, at + KEY_BYTES), new Float32Array(data.buffer, data.byteOffset + at + KEY_BYTES, this.dimensions));
    }
    return vectors;
  }
}

function keyOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest().subarray(0, KEY_BYTES);
}
