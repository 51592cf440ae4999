import { createHash } from 'node:crypto';

/** Where files lie, each under the hash of its content: a folder (folderFiles.ts) or anything that speaks S3 (s3Files.ts). One suite holds for all of them: fileStore.suite.ts. */
export type FileStore = {
  /** Writing the same hash again changes nothing but its age. */
  put(hash: string, bytes: Uint8Array): Promise<void>;
  /** Null when it is not there. */
  get(hash: string): Promise<Uint8Array | null>;
  /** Hashes of what has lain here for longer than `olderThanMs` since it was last put. */
  list(olderThanMs: number): Promise<string[]>;
  remove(hash: string): Promise<void>;
};

const HASH = /^[0-9a-f]{64}$/;

/** The name of a content: SHA-256, hex. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export const isContentHash = (name: string): boolean => HASH.test(name);

/** Keeps names that could lead elsewhere out of every store. @throws Error for anything but a content hash */
export function mustBeHash(name: string): string {
  if (!isContentHash(name)) throw new Error('not a content hash');
  return name;
}
