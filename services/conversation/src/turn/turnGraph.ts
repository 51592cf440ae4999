import type { Assurance, DialogueState, KnowledgeAnswer, KnowledgeQuestion, Language, Reason, StepUpResult, TurnOutcome, Understanding } from '@lobby/contracts';

/** One message of the customer as it is stored: already masked. `option` is the id of the button that was pressed, `stepUp` what a code in it came to. */
export type TurnText = { text: string; seq: number; option?: string; stepUp?: StepUpResult };

/** One turn: everything the customer said since the last reply, read together. Plain data only. */
export type TurnInput = {
  conversationId: string;
  /** The same turn run again after a crash has the same id, so side effects derive their idempotency keys from it. */
  turnId: string;
  /** In order of `seq`, never empty. */
  texts: TurnText[];
  /** Null in the first turn of a conversation. */
  state: DialogueState | null;
  /** The release the whole turn runs on. */
  releaseId: string;
  language: Language;
  customer: { customerId: string | null; bankCustomerId: string | null; assurance: Assurance };
  now: Date;
};

/** What a turn saw and weighed, stored beside it and shown to whoever may read traces. Holds masked text only. */
export type TurnTrace = {
  turnId: string;
  release: string;
  understanding: Understanding[];
  questions: KnowledgeQuestion[];
  answers: { kind: KnowledgeAnswer['kind']; itemIds: string[]; route: string }[];
  reasons: Reason[];
  stateBefore: DialogueState | null;
  stateAfter: DialogueState;
  timingsMs: Record<string, number>;
  connectorCalls: { operation: string; ok: boolean; code?: string }[];
  /** Steps of flows taken in this turn, in order. */
  flowSteps?: { flow: string; step: string }[];
};

/** `summary` is a wording of the packet's own summary by a language model, checked against it; absent without one. */
export type TurnResult = TurnOutcome & { trace: TurnTrace; summary?: string };

/**
 * Thinks one turn through and stores nothing. `signal` is aborted when the turn's budget is spent; what comes after that is thrown away.
 */
export type RunTurn = (input: TurnInput, signal: AbortSignal) => Promise<TurnResult>;
