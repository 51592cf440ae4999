import { LobbyError } from '@lobby/contracts';
import { contentHash, type FileStore } from './fileStore.ts';
import { readType } from './readType.ts';

/** A file as it came in: the name is only a name. */
export type IncomingFile = { name: string; bytes: Uint8Array };
/** A file in the store, and what a row says of it. `bytes` is its size. */
export type KeptFile = { hash: string; name: string; mediaType: string; bytes: number };

const NAME_MAX = 120;

/**
 * Looks at what a file is, stores it under the hash of its content, and gives what to write down of it. Whoever writes that down does so afterwards: a file without a row is
 * swept away in an hour, a row without a file could never be healed.
 * @throws LobbyError unsupported_type when the bytes are nothing in `allowed`
 */
export async function keepFile(store: FileStore, file: IncomingFile, allowed: ReadonlySet<string>): Promise<KeptFile> {
  const mediaType = await readType(file.bytes);
  if (!mediaType || !allowed.has(mediaType)) throw new LobbyError('unsupported_type', `Allowed are ${[...allowed].join(', ')}`);
  const hash = contentHash(file.bytes);
  await store.put(hash, file.bytes);
  return { hash, name: cleanName(file.name), mediaType, bytes: file.bytes.length };
}

/** No folders, no control or direction marks, no half of a character; never empty. */
function cleanName(name: string): string {
  const base = Buffer.from(name).toString().split(/[\\/]/).at(-1) ?? '';
  return Array.from(base.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()).slice(0, NAME_MAX).join('') || 'file';
}
