import type { Ack, SentMessage } from '@lobby/contracts';
import { asAck, isProblem, localProblem, noAnswer, refusal } from '../problem.ts';

export type UploadCall = { url: string; token: string; body: Blob; signal: AbortSignal; progress: (share: number) => void };
/** Sends one file and tells how much of it is out (0 to 1). Never throws; a lost or a silent line is "no answer". */
export type Upload = (call: UploadCall) => Promise<Ack<SentMessage>>;

/** A line on which nothing moves for so long is given up; the same file is then sent again. */
const SILENCE_MS = 20_000;

/** XMLHttpRequest, because `fetch` still cannot tell how far an upload has come. */
export const xhrUpload: Upload = ({ url, token, body, signal, progress }) => new Promise((resolve) => {
  const call = new XMLHttpRequest();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => call.abort();
  const moved = () => {
    clearTimeout(timer);
    timer = setTimeout(stop, SILENCE_MS);
  };
  const end = (ack: Ack<SentMessage>) => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    resolve(ack);
  };
  call.upload.onprogress = ({ loaded, total }) => {
    moved();
    progress(total > 0 ? loaded / total : 0);
  };
  call.onload = () => end(answerOf(call));
  call.onerror = call.onabort = () => end(refusal(noAnswer()));
  signal.addEventListener('abort', stop);
  call.open('POST', url);
  call.setRequestHeader('authorization', `Bearer ${token}`);
  call.setRequestHeader('content-type', 'application/octet-stream');
  moved();
  call.send(body);
});

function answerOf({ status, responseText }: XMLHttpRequest): Ack<SentMessage> {
  try {
    const value: unknown = JSON.parse(responseText);
    if (status < 300) return asAck({ ok: true, value });
    if (isProblem(value)) return refusal(value);
  } catch {
    // A proxy's own page.
  }
  // A proxy in between refuses large bodies with a page of its own.
  return status === 413 ? refusal(localProblem('too_large')) : refusal(noAnswer());
}
