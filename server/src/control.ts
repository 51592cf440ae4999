import { chmodSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';

/** Addresses of local sockets end here on Linux; a longer one is cut off silently. */
const LONGEST_PATH = 100;

const controlPath = (dataDir: string): string => (process.platform === 'win32' ? `\\\\.\\pipe\\lobby-${Buffer.from(dataDir).toString('hex').slice(-40)}` : join(dataDir, 'control.sock'));

/**
 * A door for commands on this machine: whoever may open the data directory may ask the running server for a copy of its record. It is a local socket, so
 * nothing of it is reachable over a network.
 */
export async function openControl(dataDir: string, dump: () => Promise<Blob>): Promise<() => Promise<void>> {
  const path = controlPath(dataDir);
  if (path.length > LONGEST_PATH) return async () => undefined;
  rmSync(path, { force: true });
  const server = createServer((asked, answer) => {
    if (asked.method !== 'POST' || asked.url !== '/backup') return void answer.writeHead(404).end();
    void dump().then((tar) => compressed(tar).pipe(answer.writeHead(200)), () => answer.writeHead(503).end());
  });
  await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(path, resolve); });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections(); });
}

export const compressed = (tar: Blob): Readable => Readable.fromWeb(tar.stream() as Parameters<typeof Readable.fromWeb>[0]).pipe(createGzip());

/** The running server's record as a compressed tar, or null when no server runs on this directory. @throws Error when it runs and cannot give it */
export function askForBackup(dataDir: string): Promise<Readable | null> {
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath: controlPath(dataDir), path: '/backup', method: 'POST' }, (answer) => {
      if (answer.statusCode === 200) resolve(answer);
      else reject(new Error('The running server could not copy its record; its log says why.'));
    });
    asked.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ECONNREFUSED' ? resolve(null) : reject(error)));
    asked.end();
  });
}
