import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ModelFile } from './models.ts';

/** True when the bytes have one of the file's pinned sums. */
export function sumMatches(data: Uint8Array, file: ModelFile): boolean {
  return file.sha256.includes(createHash('sha256').update(data).digest('hex'));
}

/** True when the file exists and has one of its pinned sums; read as a stream, so memory stays flat. */
export async function fileMatches(path: string, file: ModelFile): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return false;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return file.sha256.includes(hash.digest('hex'));
}
