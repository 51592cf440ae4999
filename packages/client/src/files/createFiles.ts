import type { Ack, SentMessage } from '@lobby/contracts';
import { FILE_MAX_BYTES, FILE_TYPES } from '@lobby/contracts/protocol';
import type { Session } from '../conversation/session.ts';
import type { Outgoing } from '../outbox/outbox.ts';
import { localProblem, refusal } from '../problem.ts';
import { createStore, type Store } from '../store.ts';
import { xhrUpload, type Upload } from './xhrUpload.ts';

/** How much of each file is out, 0 to 1, by client id; only what is on its way stands here. */
export type Progress = Readonly<Record<string, number>>;

export type Files = {
  progress: Store<Progress>;
  /** Sends a message that is a file. `null`: it was called off meanwhile. */
  post: (to: Session, message: Outgoing) => Promise<Ack<SentMessage> | null>;
  cancel: (clientId: string) => void;
  /** The bytes of a stored file, or null. */
  read: (from: Session, attachmentId: string) => Promise<Blob | null>;
};

export type FilesOptions = { baseUrl: string; upload?: Upload; fetch?: typeof fetch };

/** Why a file cannot be sent at all, judged before a byte of it leaves; the server looks at the bytes themselves. */
export function unfit(file: Blob): Ack<never> | null {
  if (file.size > FILE_MAX_BYTES) return refusal(localProblem('too_large'));
  return FILE_TYPES.some((type) => type === file.type) && file.size > 0 ? null : refusal(localProblem('unsupported_type'));
}

/** A customer's files on their way out and back. */
export function createFiles({ baseUrl, upload = xhrUpload, fetch: get = fetch.bind(globalThis) }: FilesOptions): Files {
  const progress = createStore<Progress>({});
  const under = new Map<string, AbortController>();
  const at = (session: Session, what: string) => `${baseUrl}/api/v1/conversations/${session.conversationId}/attachments${what}`;
  const tell = (clientId: string, share: number | null) => {
    const { [clientId]: _was, ...others } = progress.getSnapshot();
    progress.set(share === null ? others : { ...others, [clientId]: share });
  };
  return {
    progress,
    post: async (to, { clientId, file }) => {
      // Without a database of its own a browser loses the bytes with the page.
      if (!(file?.blob instanceof Blob)) return refusal(localProblem('invalid_request', 'The file is gone'));
      const calling = new AbortController();
      under.set(clientId, calling);
      tell(clientId, 0);
      const url = at(to, `?${new URLSearchParams({ clientId, name: file.name })}`);
      const ack = await upload({ url, token: to.visitorToken, body: file.blob, signal: calling.signal, progress: (share) => tell(clientId, share) });
      under.delete(clientId);
      tell(clientId, null);
      return calling.signal.aborted && !ack.ok ? null : ack;
    },
    cancel: (clientId) => under.get(clientId)?.abort(),
    read: async (from, attachmentId) => {
      const answer = await get(at(from, `/${attachmentId}`), { headers: { authorization: `Bearer ${from.visitorToken}` } }).catch(() => null);
      return answer?.ok ? answer.blob() : null;
    },
  };
}
