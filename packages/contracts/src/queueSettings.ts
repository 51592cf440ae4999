import { z } from 'zod';
import { Instant, TicketId } from './ids.ts';
import { BothNames, Priority, Tags } from './ticket.ts';

const OpenHours = z.strictObject({ from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/) }).refine((h) => h.from < h.to, 'ends before it begins');
const DayHours = z.array(OpenHours).max(6);
/** When a queue's people work; `week[0]` is Monday. `exceptions` by date: an empty list is a holiday, anything else the hours of a make-up workday. */
export const BusinessCalendar = z.strictObject({
  timeZone: z.string().max(60).refine((zone) => { try { return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone })); } catch { return false; } }, 'no such time zone'),
  week: z.tuple([DayHours, DayHours, DayHours, DayHours, DayHours, DayHours, DayHours]),
  exceptions: z.record(z.iso.date(), DayHours).refine((days) => Object.keys(days).length <= 400, 'too many days'),
});
export type BusinessCalendar = z.infer<typeof BusinessCalendar>;
/** How a queue works; GET /queue-settings. */
export const QueueSettings = z.object({
  id: z.string(), name: BothNames, skill: z.string(), calendar: BusinessCalendar.nullable(), active: z.boolean(), strategy: z.enum(['least_loaded', 'longest_idle']),
  wrapUpSeconds: z.number().int(), promiseMinutes: z.number().int(), version: z.number().int(), openNow: z.boolean(), nextOpening: Instant.nullable(),
});
export type QueueSettings = z.infer<typeof QueueSettings>;
export const QueueSettingsList = z.object({ queues: z.array(QueueSettings) });
/** PATCH /queues/:id. */
export const QueuePatch = z.strictObject({
  version: z.number().int().min(1), name: BothNames.optional(), calendar: BusinessCalendar.nullable().optional(), active: z.boolean().optional(), strategy: z.enum(['least_loaded', 'longest_idle']).optional(),
  wrapUpSeconds: z.number().int().min(0).max(1800).optional(), promiseMinutes: z.number().int().min(5).max(4320).optional(),
});
export type QueuePatch = z.infer<typeof QueuePatch>;

const Minutes = z.number().int().min(1).max(525_600);
export const SlaPolicy = z.strictObject({ priority: Priority, firstResponse: Minutes, nextResponse: Minutes, resolution: Minutes });
export type SlaPolicy = z.infer<typeof SlaPolicy>;
export const SlaPolicyList = z.object({ policies: z.array(SlaPolicy) });
export const SlaPolicyInput = SlaPolicy.omit({ priority: true });
export const EscalationInput = z.strictObject({
  name: BothNames, clock: z.enum(['first_response', 'next_response', 'resolution', 'promise']), when: z.enum(['warning', 'breach']), queue: z.string().min(1).max(40).nullable(), priority: Priority.nullable(),
  actions: z.strictObject({ priority: Priority.optional(), queue: z.string().min(1).max(40).optional(), addTags: Tags.optional(), notify: z.array(z.enum(['assignee', 'followers', 'overseers'])).max(3) }), active: z.boolean(),
});
export type EscalationInput = z.infer<typeof EscalationInput>;
export const EscalationRule = EscalationInput.extend({ id: z.string() });
export type EscalationRule = z.infer<typeof EscalationRule>;
export const EscalationList = z.object({ rules: z.array(EscalationRule) });

/** GET /desk/notices: what one should know, latest first. */
export const DeskNotice = z.object({ id: z.string(), ticketId: TicketId, ticketNumber: z.string(), subject: z.string(), type: z.string(), data: z.record(z.string(), z.unknown()), at: Instant, seen: z.boolean() });
export type DeskNotice = z.infer<typeof DeskNotice>;
export const DeskNoticeList = z.object({ notices: z.array(DeskNotice), unseen: z.number().int() });
