import type { Ack, Deferral, Deferred, Identified, Language, SentMessage } from '@lobby/contracts';
import type { Progress } from '../files/createFiles.ts';
import type { Upload } from '../files/xhrUpload.ts';
import type { OpenSocket } from '../link/rawSocket.ts';
import type { RunExclusive } from '../locks.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { StorageLike } from '../storage.ts';
import type { Store } from '../store.ts';
import type { ConversationSnapshot } from './snapshot.ts';

export type ConversationOptions = {
  /** Where the server is: '' for this origin. */
  baseUrl?: string;
  /** Tells apart several Lobbies on one origin; part of every storage key. */
  site?: string;
  language: Language;
  /** Default: localStorage, or memory where that is blocked. */
  storage?: StorageLike | null;
  /** The defaults are IndexedDB, socket.io, the browser's fetch and its lock manager. */
  outbox?: Outbox;
  openSocket?: OpenSocket;
  fetch?: typeof fetch;
  /** Sends a file and tells how far it is; XMLHttpRequest by default. */
  upload?: Upload;
  lock?: RunExclusive;
  random?: () => number;
  ackTimeoutMs?: number;
};

export type ConversationClient = Store<ConversationSnapshot> & {
  /** Restores the kept conversation and connects; without one it waits for the first message. */
  start: () => void;
  stop: () => void;
  /** Queues a message and gives its client id; `too_large` or `invalid_request` when it cannot be sent at all. */
  send: (text: string, options?: { option?: string }) => Ack<{ clientId: string }>;
  /** Queues a picture or a PDF as a message of its own; `too_large` or `unsupported_type` when it cannot be sent at all. */
  sendFile: (file: Blob, name: string) => Ack<{ clientId: string }>;
  /** How much of each file is out, by client id. */
  progress: Store<Progress>;
  /** The bytes of a file on the timeline; null when they cannot be had at the moment. */
  readFile: (attachmentId: string) => Promise<Blob | null>;
  /** Tries a failed message again. */
  resend: (clientId: string) => void;
  /** Takes back what has not been sent, a file on its way included. */
  discard: (clientId: string) => void;
  /** Call on every keystroke. */
  typing: () => void;
  /** The customer has seen everything up to `seq` (default: all there is). */
  markRead: (seq?: number) => void;
  /** Says whether the bot's reply at `seq` was helpful; the latest word counts. */
  giveFeedback: (seq: number, helpful: boolean) => Promise<Ack<SentMessage>>;
  rate: (score: number, comment?: string) => Promise<Ack<SentMessage>>;
  /** Stops waiting for a person and goes on with the bot. */
  withdrawHandoff: () => Promise<Ack<null>>;
  /** Leaves a message or asks to be called instead of waiting; gives the ticket and the promised time. Asking again after a lost answer promises once. */
  deferHandoff: (wish: Omit<Deferral, 'clientId'>) => Promise<Ack<Deferred>>;
  setLanguage: (language: Language) => void;
  /** Opens a conversation unless there is one, and gives its id: the nonce of an identity token. */
  open: () => Promise<Ack<string>>;
  /** Shows the server a token that the bank signed for this conversation. `conflict`: the conversation is another customer's. */
  identify: (token: string) => Promise<Ack<Identified>>;
  /** Ends the session here at once, whatever the network does, and on the server; what was not sent is dropped. */
  signOut: () => Promise<void>;
  /** Leaves this conversation behind; the next message opens a new one. */
  restart: () => void;
};
