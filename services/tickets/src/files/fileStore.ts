import { createHash } from 'node:crypto';

/** Where attachments lie, each under the hash of its content. A folder here; anything with put and get by key (S3 and the like) fits. */
export type FileStore = {
  /** Writing the same hash again changes nothing. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Null when it is not there. */
  get(hash: string): Promise<Uint8Array | null>;
  /** Hashes of what has lain here for longer than `olderThanMs`. */
  list(olderThanMs: number): Promise<string[]>;
  remove(hash: string): Promise<void>;
};

/** The name of a content: SHA-256, hex. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
