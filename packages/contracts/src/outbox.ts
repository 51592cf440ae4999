import { z } from 'zod';
import { Instant } from './ids.ts';

/**
 * Something that happened, told to whoever listens outside the conversation: written in the transaction that made it so, delivered at least once under the same
 * `id`. `subject` is what it is about (`conv_…`, `tick_…`). `data` holds ids, names and numbers, never what a customer wrote.
 */
export const OutboxEvent = z.object({ id: z.string(), type: z.string(), subject: z.string(), at: Instant, data: z.record(z.string(), z.unknown()) });
export type OutboxEvent = z.infer<typeof OutboxEvent>;

/** Webhook endpoints, as who manages the system sees them. */
export const Webhook = z.object({ id: z.string(), url: z.string(), events: z.array(z.string()), active: z.boolean(), createdAt: Instant });
export type Webhook = z.infer<typeof Webhook>;
export const Webhooks = z.object({ rows: z.array(Webhook) });
export type Webhooks = z.infer<typeof Webhooks>;
export const NewWebhook = z.strictObject({ url: z.url({ protocol: /^https?$/ }).max(500), events: z.array(z.string().min(1).max(60)).min(1).max(50) });
export type NewWebhook = z.infer<typeof NewWebhook>;
/** The signing secret is shown in this answer and nowhere else. */
export const NewWebhookAnswer = z.object({ webhook: Webhook, secret: z.string() });
export type NewWebhookAnswer = z.infer<typeof NewWebhookAnswer>;

/** A background job. `dead`: it failed as often as it may and waits to be driven again. */
export const JobRow = z.object({
  id: z.string(), kind: z.string(), state: z.enum(['waiting', 'retrying', 'running', 'done', 'cancelled', 'failed', 'dead']), attempts: z.number().int(),
  createdAt: Instant, startAfter: Instant, error: z.string().nullable(),
});
export type JobRow = z.infer<typeof JobRow>;
export const JobsQuery = z.strictObject({ kind: z.string().max(80).optional(), dead: z.enum(['true', 'false']).default('false') });
export const JobList = z.object({ kinds: z.array(z.object({ kind: z.string(), cron: z.string().nullable(), waiting: z.number().int(), running: z.number().int() })), rows: z.array(JobRow), dead: z.number().int() });
export type JobList = z.infer<typeof JobList>;

/** A bot turn that was given up. Driving it again gives the same messages to a new turn. */
export const DeadTurn = z.object({ turnId: z.string(), conversationId: z.string(), error: z.string().nullable(), attempts: z.number().int(), createdAt: Instant, finishedAt: Instant.nullable() });
export const DeadTurns = z.object({ rows: z.array(DeadTurn) });
export type DeadTurns = z.infer<typeof DeadTurns>;
