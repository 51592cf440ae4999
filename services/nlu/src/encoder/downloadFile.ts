import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileMatches } from './checksum.ts';
import type { ModelFile } from './models.ts';

export type Download = {
  url: string;
  target: string;
  file: ModelFile;
  /** How long the server may stay silent, before its first byte and between two pieces, in milliseconds. */
  timeoutMs: number;
  onBytes: (received: number) => void;
};

/** Downloads a pinned file to `target`, continuing what an earlier run left in `target.part`. Throws when it does not arrive whole and right. */
export async function downloadFile(download: Download): Promise<void> {
  const part = `${download.target}.part`;
  await mkdir(dirname(download.target), { recursive: true });
  const have = (await stat(part).catch(() => null))?.size ?? 0;
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(new Error('no answer in time')), download.timeoutMs);
  try {
    const response = await fetch(download.url, { signal: silence.signal, ...(have > 0 ? { headers: { range: `bytes=${have}-` } } : {}) });
    if (!response.ok || !response.body) throw new Error(`answered ${response.status}`);
    // A server that ignores the range sends the whole file again.
    const resumed = response.status === 206;
    const out = createWriteStream(part, { flags: resumed ? 'a' : 'w' });
    let received = resumed ? have : 0;
    for await (const piece of response.body) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(new Error('the download stopped')), download.timeoutMs * 5);
      received += piece.byteLength;
      if (!out.write(piece)) await new Promise((resolve) => out.once('drain', () => resolve(undefined)));
      download.onBytes(received);
    }
    await new Promise<void>((resolve, reject) => out.end((error?: Error | null) => (error ? reject(error) : resolve())));
  } finally {
    clearTimeout(timer);
  }
  if (!(await fileMatches(part, download.file))) {
    await rm(part, { force: true });
    throw new Error('does not match its checksum');
  }
  await rename(part, download.target);
}
