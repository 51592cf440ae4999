import type { Assurance } from './assurance.ts';
import type { BankConnector } from './connector.ts';
import type { FlowBody } from './flow.ts';
import type { Permission, Staff } from './staff.ts';
import type { Citation, KnowledgeAnswer, KnowledgeQuestion } from './knowledge.ts';
import type { MaskResult, NluContext, Understanding } from './nlu.ts';
import type { Projection } from './release.ts';
import type { Language, Localized } from './text.ts';
import type { AgentState, Customer, Presence, Ticket } from './ticket.ts';

/** A running database transaction. Opaque here: service-kit makes and reads it (`asTx`), services only pass it on. */
declare const txBrand: unique symbol;
export type Tx = { readonly [txBrand]: true };

/** Turns texts into unit-length vectors. One text per run, so that a vector never depends on its batch mates. */
export type Encoder = {
  readonly id: string;
  /** False for the lexical fallback, which has no vectors: `encode` then returns null. */
  readonly semantic: boolean;
  encode(text: string, language: Language): Promise<Float32Array | null>;
  /** Encodes many with a fair share of the worker, so that a customer's text never waits behind a rebuild. */
  encodeAll(texts: readonly { text: string; language: Language }[], progress?: (done: number, total: number) => void): Promise<(Float32Array | null)[]>;
  ready(): Promise<void>;
};

/** `progress` (0–1) while the engine makes itself ready in the background and something lesser serves. */
export type EngineStatus = { name: string; state: 'ok' | 'degraded' | 'down'; detail?: string; progress?: number };

export type NluService = {
  parse(text: string, release: string, context?: NluContext): Promise<Understanding>;
  /** Synchronous and model-free: runs before anything is stored. `previous` is the customer's last masked-or-raw tail, for secrets split over two messages. */
  mask(text: string, previous?: string): MaskResult;
  encoder: Encoder;
  projection: Projection;
  status(): EngineStatus;
};

/** A flow as the dialogue runs it, with the version to cite. */
export type ReleasedFlow = { id: string; version: number; title: Localized; validFrom?: string; body: FlowBody };
export type ReleasedTopic = { topic: string; title: Localized; about: string[] };
export type ReleasedEscalation = { signal: string; title?: Localized; queue: string; priority: 'urgent' | 'high' | 'normal'; message: Localized };
export type ReleasedFact = { id: string; title?: Localized; unit?: Localized; type: string; slot: string | null; min?: number; max?: number; question: Localized; options: { value: string; label: Localized; synonyms: string[] }[] };

/** What the dialogue reads of a release on a day, all in memory. Flows are those valid on the day; names and words of topics, facts and products do not run out. */
export type DialogueKnowledge = {
  releaseId: string;
  topics: ReadonlyMap<string, ReleasedTopic>;
  flows: readonly ReleasedFlow[];
  escalations: ReadonlyMap<string, ReleasedEscalation>;
  facts: ReadonlyMap<string, ReleasedFact>;
  products: ReadonlyMap<string, { id: string; title: Localized; category: string }>;
  /** The other bank that a text names (`said`, as it stands there; null where it only says "another bank"), and whether what is asked is theirs. Null where no other bank is in it. */
  anotherBank?(asked: Pick<KnowledgeQuestion, 'text' | 'language' | 'topic' | 'aspects'>): { said: string | null; isTheirs: boolean } | null;
  /** Fills `{{fee.x}}` and the like; throws nothing, an unknown placeholder makes the result null so that it is never sent. */
  fill(text: string, language: Language, asOf: string): string | null;
  /** The one percent of a rate item for a term (compared by length) and an amount in yuan on a date, for computations. Null when none or several fit. */
  rateOf?(rateId: string, at: { term?: string; amount?: number }, asOf: string, language: Language): { percent: number; citation: Citation } | null;
};

/** A masked question without a good answer. `handoff`: a person had to take over because of it. */
export type UnansweredEntry = { text: string; language: Language; topic: string | null; conversationId: string; release: string; handoff?: boolean };
export type FeedbackEntry = { itemIds: readonly string[]; helpful: boolean; before: boolean | null; question: Omit<UnansweredEntry, 'handoff'> | null };

export type KnowledgeService = {
  /** The release that new turns run on; null before the first one is published. */
  currentRelease(): string | null;
  /** @param asOf the day the flows must be valid on; default today. A turn gives the day it began on, so that midnight changes nothing within it. */
  dialogue(releaseId: string, asOf?: string): Promise<DialogueKnowledge>;
  /** Never throws for engine trouble: `kind` is `unavailable` then. */
  ask(question: KnowledgeQuestion): Promise<KnowledgeAnswer>;
  /** Records a question that got no answer, masked, for the editors. */
  recordUnanswered(entry: UnansweredEntry): Promise<void>;
  /** Counts items that stood in an answer to a customer. Buffered, so that it costs a turn nothing; never throws. */
  recordUse(itemIds: readonly string[]): void;
  /** Counts a customer's thumb under a reply; one that replaces an earlier thumb says so in `before`. With a question, a thumb down brings it before the editors. */
  recordFeedback(entry: FeedbackEntry): Promise<void>;
  status(): EngineStatus[];
};

export type QueuePlace = {
  queue: string; queueName: Localized; position: number; expectedWaitSeconds: number | null; open: boolean;
  /** Somebody who could take it is at the desk, busy or not. Without anybody no wait can be expected. */
  staffed: boolean;
  /** By when somebody answers a customer who does not wait; null where the queue never opens. */
  promiseBy: Date | null;
};
export type Assignment = {
  handoffId: string; conversationId: string; ticketId: string; queue: string; priority: string; language: string;
  state: 'queued' | 'offered' | 'assigned' | 'done'; agentId: string | null; offeredTo: string | null; leaseUntil: Date | null; queuedAt: Date;
};
export type ExpiredLease = { handoffId: string; conversationId: string; agentId: string; was: 'offered' | 'assigned'; /** Where the customer of a lost agent stands now; null after an offer, of which they knew nothing. */ place: QueuePlace | null };
export type Offer = { handoffId: string; conversationId: string; agentId: string; leaseUntil: Date };

/**
 * Tickets, queues and who works on what. Methods that take a `tx` join the caller's transaction, so that a state and the fact that tells of it are
 * written together or not at all.
 */
export type TicketsService = {
  openOrJoin(tx: Tx, wish: { conversationId: string; customerId: string | null; topic: string | null; subject: string; channel: string; language: Language; priority: 'urgent' | 'high' | 'normal'; queue: string; actor: string }): Promise<{ ticketId: string; number: string; joined: boolean }>;
  /** Puts a handoff in its queue; the same handoffId again changes nothing and gives its place. An unknown queue becomes `general`. */
  enqueue(tx: Tx, wish: { handoffId: string; conversationId: string; ticketId: string; queue: string; priority: 'urgent' | 'high' | 'normal'; language: Language }): Promise<QueuePlace>;
  place(handoffId: string): Promise<QueuePlace | null>;
  /** Compare-and-set: exactly one caller gets `won: true`. Losers learn who won. */
  accept(tx: Tx, handoffId: string, agentId: string): Promise<{ won: true; assignment: Assignment } | { won: false; by: string | null }>;
  decline(tx: Tx, handoffId: string, agentId: string): Promise<boolean>;
  /** Back to a queue (transfer) keeping the time it has waited; `toAgent` is asked first. Null when the agent does not own it. @throws LobbyError not_found for an agent nobody knows */
  requeue(tx: Tx, handoffId: string, agentId: string, queue: string, toAgent?: string): Promise<QueuePlace | null>;
  /** Gives an open handoff to somebody who may take it from anyone. Null when it has ended. */
  takeOver(tx: Tx, handoffId: string, agentId: string): Promise<{ from: string | null } | null>;
  /**
   * The customer leaves a message or wants to be called instead of waiting: ends the wait and writes the promise into the ticket. Null when nothing waits.
   * @throws LobbyError invalid_request for a callback without a number
   */
  defer(tx: Tx, wish: { handoffId: string; conversationId: string; kind: 'message' | 'callback'; text: string | null; phone: string | null }): Promise<{ ticketId: string; number: string; by: Date } | null>;
  /** Everybody who has worked at the desk, with presence and load. */
  agents(): Promise<AgentState[]>;
  endWrapUp(agentId: string): Promise<void>;
  /** Sets the next-response clocks: tickets whose customer wrote last, with since when; all others have been answered. */
  awaitsAnswer(tx: Tx, waiting: ReadonlyMap<string, Date>): Promise<void>;
  /** Ends the assignment: given back to the bot, withdrawn or resolved. */
  finish(tx: Tx, handoffId: string, why: 'returned_to_bot' | 'withdrawn' | 'resolved', actor: string): Promise<boolean>;
  assignmentOf(conversationId: string): Promise<Assignment | null>;
  /** Sets status, priority … and writes the history; used when a conversation is resolved. */
  resolveTicket(tx: Tx, ticketId: string, actor: string): Promise<void>;
  recordEvent(tx: Tx, ticketId: string, actor: string, type: string, data: Record<string, unknown>): Promise<void>;
  /** Renews presence and leases. */
  heartbeat(agentId: string): Promise<void>;
  setPresence(agentId: string, presence: Presence): Promise<void>;
  presenceOf(agentId: string): Promise<Presence>;
  /** Takes back offers and assignments whose lease has ended; call inside a transaction together with the facts that tell of it. */
  expireLeases(tx: Tx, now: Date): Promise<ExpiredLease[]>;
  /** Offers waiting handoffs to free agents; each returned offer is already recorded. */
  offerNext(tx: Tx, now: Date): Promise<Offer[]>;
  ensureVisitor(tx: Tx, wish: { conversationId: string; channel: string; language: Language }): Promise<Customer>;
  ticket(ticketId: string): Promise<Ticket | null>;
  /**
   * Says who the visitor of a conversation is; joins them with the customer who was known by that identity already.
   * @throws LobbyError conflict when the conversation belongs to another customer of that channel, not_found
   */
  identify(tx: Tx, proof: IdentityProof): Promise<Customer>;
};

/** `channel` and `value` name a person beyond one conversation, such as `bank` and the bank's customer number. `evidence` says what proved it, never the number itself. */
export type IdentityProof = {
  conversationId: string; channel: string; value: string; displayName: string; tier: string | null; assurance: Assurance; evidence: string; actor: string;
};

/** Who a request comes from, resolved by services/access for staff. */
export type AccessService = {
  login(username: string, password: string, from: { ip: string; userAgent: string; code?: string | undefined }): Promise<{ cookies: string[]; staff: Staff; csrfToken: string }>;
  /** Null when the session is unknown, expired or revoked. */
  staffFromHeaders(headers: Record<string, string | string[] | undefined>): Promise<Staff | null>;
  may(staff: Staff, permission: Permission): boolean;
  permissionsOf(staff: Staff): Permission[];
  /** Appends to the hash-chained audit. `subject` is an id, never personal data. */
  audit(tx: Tx | null, entry: { actor: string; action: string; subject: string; data?: Record<string, unknown> }): Promise<void>;
  staffNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
};

export type { Assurance, BankConnector };
