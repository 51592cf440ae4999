import type { Ack, EntryView, Language, Problem, SentMessage } from '@lobby/contracts';

/**
 * The conversation client for programs without a browser (integrators, load and fault runs): the same code as the package's own door, described without DOM types,
 * so that server-side code can be checked without seeing `window`. createConversationClient.test.ts holds it against the real types.
 */
export type HeadlessItem = { key: string; entry: EntryView; own: { state: 'sending' | 'sent' | 'delivered' | 'read' | 'failed'; clientId: string; problem: Problem | null } | null };

export type HeadlessSnapshot = {
  conversationId: string | null; connection: 'idle' | 'connecting' | 'online' | 'fallback' | 'offline'; status: 'bot' | 'queued' | 'assigned' | 'closed';
  items: readonly HeadlessItem[]; unread: number; readSeq: number; waiting: number; loaded: boolean; problem: Problem | null;
};

export type HeadlessStorage = { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void };

export type HeadlessOptions = {
  baseUrl: string; language: Language; site?: string; storage: HeadlessStorage; lock: <T>(name: string, work: () => Promise<T>) => Promise<T>; random?: () => number; ackTimeoutMs?: number;
};

export type HeadlessClient = {
  getSnapshot(): HeadlessSnapshot;
  subscribe(listener: () => void): () => void;
  start(): void;
  stop(): void;
  send(text: string, options?: { option?: string }): Ack<{ clientId: string }>;
  resend(clientId: string): void;
  markRead(seq?: number): void;
  giveFeedback(seq: number, helpful: boolean): Promise<Ack<SentMessage>>;
  withdrawHandoff(): Promise<Ack<null>>;
};

export declare function createConversationClient(options: HeadlessOptions): HeadlessClient;
