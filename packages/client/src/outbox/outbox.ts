import type { Problem } from '@lobby/contracts';

/** A file as a message of its own. */
export type OutgoingFile = { name: string; mediaType: string; bytes: number; blob: Blob };

/** A message on its way out. It is kept until the server has acknowledged it, through refreshes and crashes of the page. */
export type Outgoing = {
  clientId: string;
  /** Whose outbox: one per visitor or member of staff. */
  scope: string;
  /** The conversation it belongs to; null while a visitor's has not been opened. */
  conversationId: string | null;
  kind: 'message' | 'note' | 'whisper';
  text: string;
  file?: OutgoingFile;
  /** The option's id when a button was pressed. */
  option?: string;
  /** Milliseconds since 1970, made unique so that it is the order of sending. */
  order: number;
  /** Seq of the latest entry when it was written: its place among the others if it fails. */
  after: number;
  state: 'waiting' | 'failed';
  /** How often the server has refused it for the moment. */
  refusals: number;
  /** Why it failed. */
  problem?: Problem;
};

/** Where outgoing messages are kept. All tabs of an origin see the same. */
export type Outbox = {
  /** Oldest first. */
  list: (scope: string) => Promise<Outgoing[]>;
  put: (message: Outgoing) => Promise<void>;
  remove: (clientId: string) => Promise<void>;
};

export const inOrder = (messages: Outgoing[]): Outgoing[] => messages.sort((a, b) => a.order - b.order);
