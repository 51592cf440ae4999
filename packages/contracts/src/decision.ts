import { z } from 'zod';
import { Facts } from './condition.ts';
import { Citation, Table, Verdict } from './knowledge.ts';
import { Language } from './text.ts';

/** What the bot can do in one turn. */
export const ACTS = ['answer', 'ask', 'clarify', 'confirm', 'cancel', 'chitchat', 'refuse', 'handoff'] as const;
export const Act = z.enum(ACTS);
export type Act = z.infer<typeof Act>;

/** A button under a reply. Choosing it sends `text` as the customer's message with `option` = `id`. */
export const Option = z.object({ id: z.string(), label: z.string(), text: z.string() });
export type Option = z.infer<typeof Option>;

export const HandoffReason = z.enum(['asked_for_person', 'must_escalate', 'repeated_failure', 'flow', 'cannot_answer', 'turn_limit', 'knowledge_unavailable']);
export type HandoffReason = z.infer<typeof HandoffReason>;

/** A value compared with a wanted one: every decision carries those it rested on. */
export const Reason = z.object({ rule: z.string(), seen: z.unknown(), wanted: z.unknown() });
export type Reason = z.infer<typeof Reason>;

/** One reply of the bot: several when a message held several needs. */
export const Reply = z.object({
  act: Act,
  text: z.string(),
  topic: z.string().optional(),
  citations: z.array(Citation).default([]),
  verdict: Verdict.optional(),
  table: Table.optional(),
  steps: z.array(z.string()).optional(),
  options: z.array(Option).default([]),
});
export type Reply = z.infer<typeof Reply>;

export const SlotValue = z.union([z.string(), z.number(), z.boolean()]);
export type SlotValue = z.infer<typeof SlotValue>;

const ActiveFlow = z.object({
  flow: z.string(), version: z.number().int(), step: z.string(),
  slots: z.record(z.string(), SlotValue), results: z.record(z.string(), z.unknown()),
  /** Minted when the flow starts: the idempotency key of its side effects. */
  runId: z.string(),
});
export type ActiveFlow = z.infer<typeof ActiveFlow>;

/** All the dialogue remembers between turns; plain data in, plain data out. */
/** How a one-time code was taken: read at the door, before anything is stored. */
export const StepUpResult = z.enum(['verified', 'wrong', 'locked', 'unavailable']);
export type StepUpResult = z.infer<typeof StepUpResult>;

export const DialogueState = z.object({
  language: Language,
  turns: z.number().int(),
  active: ActiveFlow.nullable(),
  /** Interrupted flows, the latest last. */
  stack: z.array(ActiveFlow),
  /** What the bot waits for: a slot, a fact of an eligibility question, a yes/no, or one of several options. */
  expecting: z.object({ kind: z.enum(['slot', 'fact', 'confirm', 'option', 'resume', 'identity']), name: z.string(), type: z.string() }).nullable(),
  eligibility: z.object({ product: z.string(), topic: z.string().optional() }).nullable(),
  facts: Facts,
  slots: z.record(z.string(), SlotValue),
  lastTopic: z.string().nullable(),
  lastProducts: z.array(z.string()),
  lastAspects: z.array(z.string()),
  lastQuestion: z.string().nullable(),
  lastReply: Reply.nullable(),
  /** The day and the release `lastReply` was given on: said again on another, it is asked for anew. */
  lastSaid: z.object({ day: z.string(), release: z.string() }).nullable().default(null),
  lastOptions: z.array(Option),
  /** Fingerprints of the latest replies: the same sentence is never said three times. */
  recentReplies: z.array(z.string()),
  failuresInARow: z.number().int(),
  tried: z.array(Citation),
  unanswered: z.string().nullable(),
  /** The slot or fact answered last: what a bare "不对，是35" corrects. */
  lastAsked: z.object({ kind: z.enum(['slot', 'fact']), name: z.string(), type: z.string() }).nullable().default(null),
  /** Products put side by side last, in the order in which they were named: what "the second one" and "the former" count. */
  compared: z.array(z.string()).default([]),
  /** A proof of identity under way for a flow: `who` is the bank's customer number once told, and a code has then been sent. */
  stepUp: z.object({ flow: z.string(), topic: z.string(), text: z.string(), who: z.string().nullable() }).nullable().default(null),
  /** The latest verdict given, for the packet of a handoff. */
  lastVerdict: Verdict.nullable().default(null),
});
export type DialogueState = z.infer<typeof DialogueState>;

export const HandoffWish = z.object({
  reason: HandoffReason, signal: z.string().optional(), queue: z.string(), priority: z.enum(['urgent', 'high', 'normal']),
});
export type HandoffWish = z.infer<typeof HandoffWish>;

/** What a turn comes to: replies to append, the state to keep, perhaps a handoff and a ticket. */
export const TurnOutcome = z.object({
  replies: z.array(Reply),
  state: DialogueState,
  handoff: HandoffWish.nullable(),
  ticket: z.object({ subject: z.string(), queue: z.string(), priority: z.enum(['urgent', 'high', 'normal']), topic: z.string().optional() }).nullable(),
  reasons: z.array(Reason),
});
export type TurnOutcome = z.infer<typeof TurnOutcome>;
