import type { Ack } from '@lobby/contracts';
import { noAnswer, refusal } from '../problem.ts';
import { outcome, queryOf, type Query } from './createApi.ts';

/** `onProgress` is told the share sent, 0…1. `path` as in Api; the file is the body. */
export type Upload = { path: string; file: Blob; query?: Query; onProgress?: (sent: number) => void; signal?: AbortSignal; timeoutMs: number };

/** Posts a file through XMLHttpRequest, the one way in which browsers tell how much has been sent. Never throws. */
export function uploadFile<T>(baseUrl: string, csrf: string, { path, file, query, onProgress, signal, timeoutMs }: Upload): Promise<Ack<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${baseUrl}${path}${queryOf(query)}`);
    request.timeout = timeoutMs;
    request.withCredentials = true;
    for (const [name, value] of [['accept', 'application/json'], ['content-type', 'application/octet-stream'], ['x-lobby-csrf', csrf]] as const) request.setRequestHeader(name, value);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => void outcome<T>(new Response(request.responseText, { status: request.status })).then(resolve));
    for (const end of ['error', 'abort', 'timeout'] as const) request.addEventListener(end, () => resolve(refusal(noAnswer())));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
