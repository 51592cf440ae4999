import type { AccessService, CustomerIdentity, StepUp, KnowledgeService, NluService, QueuePlace, TicketsService } from '@lobby/contracts';
import type { Clock, Log } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import type { FileStore } from '@lobby/service-kit/files';
import type { AppendResult } from './timeline/append.ts';
import type { RunTurn } from './turn/turnGraph.ts';

export type Limits = {
  /** Messages of one visitor per minute; null lifts every limit of this service (load measurements only). */
  messagesPerMinute: number | null;
  /** Socket events of one socket per second, in bursts of twice that. */
  eventsPerSecond: number;
  /** What may wait for one slow socket before it is cut; the client resumes from the timeline. */
  outboundPackets: number;
  outboundBytes: number;
  /** How long one turn may think. */
  turnBudgetMs: number;
  /** Failures after which a turn goes to the dead letters and the conversation to a person. */
  turnAttempts: number;
  /** Turns that think at the same time in this process. */
  turnsAtOnce: number;
};

export const DEFAULT_LIMITS: Limits = {
  messagesPerMinute: 60, eventsPerSecond: 20, outboundPackets: 1_000, outboundBytes: 1024 * 1024, turnBudgetMs: 5_000, turnAttempts: 3, turnsAtOnce: 16,
};

export type ConversationDeps = {
  database: DatabaseHandle;
  nlu: Pick<NluService, 'mask'>;
  /** What knowledge is told of its answers' fate is optional: a conversation works without it. */
  knowledge: Pick<KnowledgeService, 'currentRelease' | 'dialogue'> & Partial<Pick<KnowledgeService, 'recordUse' | 'recordFeedback'>>;
  tickets: TicketsService;
  access: Pick<AccessService, 'staffFromHeaders' | 'may' | 'audit'>;
  /** Where customers' files lie. */
  files: FileStore;
  runTurn: RunTurn;
  /** The bank's word about who a customer is; without it nobody can be identified by token. */
  identity?: CustomerIdentity;
  /** One-time codes of the bank; without it a code typed into the chat is text like any other. */
  stepUp?: StepUp;
  clock: Clock;
  log: Log;
  /** Origins that may open customer sockets besides the server's own: the sites that embed the widget. */
  allowedOrigins: readonly string[];
  /** The server's own public origins, where a proxy hides them; without any, an origin whose host is the request's own counts. */
  ownOrigins?: readonly string[];
  limits?: Partial<Limits>;
};

/** Tells everybody who looks on, at once. Nobody may rely on it: what was missed is in the timeline. */
export type Live = {
  appended(result: AppendResult): void;
  /** The row changed without a fact, such as what was read. */
  rowChanged(conversation: AppendResult['conversation']): void;
  typing(conversationId: string, actor: 'customer' | 'bot' | 'agent', typing: boolean, by?: { id: string; name: string }): void;
  read(conversationId: string, by: 'customer' | 'agent', seq: number): void;
  queueState(conversationId: string, place: Pick<QueuePlace, 'position' | 'expectedWaitSeconds' | 'open' | 'staffed'>): void;
  /** Cuts the sockets of a visitor's session (the hash of its token). */
  signedOut(session: string): void;
};

/** What the rooms of this service share. */
export type Spine = Omit<ConversationDeps, 'limits'> & {
  limits: Limits;
  live: Live;
  /** Names this process in claims on turns. */
  node: string;
  /** Has the conversation's pending turn run soon. */
  wakeTurn(conversationId: string): void;
  /** Has waiting handoffs offered soon. */
  wakeQueue(): void;
  /** True once the server is shutting down; new work is refused with `draining`. */
  draining(): boolean;
};
