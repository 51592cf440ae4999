import { z } from 'zod';
import { TicketId } from './ids.ts';
import { BothNames, Priority, Tags, TemplateField, TicketStatus } from './ticket.ts';

export const MacroActions = z.strictObject({
  status: TicketStatus.optional(), priority: Priority.optional(), queue: z.string().min(1).max(40).optional(), assignee: z.string().min(1).max(64).optional(), addTags: Tags.optional(),
  note: z.string().trim().min(1).max(2000).optional(), reply: z.strictObject({ zh: z.string().trim().min(1).max(2000), en: z.string().trim().min(1).max(2000) }).optional(),
});
/** `assignee: "me"` is whoever uses it; `reply` goes into the composer, never straight to the customer. */
export const TicketMacro = z.object({ id: z.string(), name: BothNames, actions: MacroActions, active: z.boolean() });
export type TicketMacro = z.infer<typeof TicketMacro>;
export const TicketMacroInput = z.strictObject({ name: BothNames, actions: MacroActions, active: z.boolean().default(true) });
export type TicketMacroInput = z.infer<typeof TicketMacroInput>;
export const TicketMacroList = z.object({ macros: z.array(TicketMacro) });

export const TicketTemplate = z.object({ topic: z.string(), fields: z.array(TemplateField), needsApproval: z.boolean() });
export type TicketTemplate = z.infer<typeof TicketTemplate>;
export const TicketTemplateInput = z.strictObject({ fields: z.array(TemplateField).max(30), needsApproval: z.boolean() });
export const TicketTemplateList = z.object({ templates: z.array(TicketTemplate) });

const Phrase = z.string().trim().min(1).max(2000);
/** What agents say many times a day. `code` is what is typed after `/`: one or more short words of small letters, such as pinyin initials. */
export const CannedPhraseInput = z.strictObject({ code: z.string().trim().max(60).regex(/^[a-z0-9]+( [a-z0-9]+)*$/), text: z.strictObject({ zh: Phrase, en: Phrase }), active: z.boolean().default(true) });
export type CannedPhraseInput = z.infer<typeof CannedPhraseInput>;
export const CannedPhrase = CannedPhraseInput.extend({ id: z.string() });
export type CannedPhrase = z.infer<typeof CannedPhrase>;
export const CannedPhraseList = z.object({ phrases: z.array(CannedPhrase) });

/** A tag that is offered where one tags a ticket; `note` says when to use it. Other words may still be used. */
export const TicketTagInput = z.strictObject({ tag: z.string().trim().min(1).max(40), note: z.string().trim().max(200).default(''), active: z.boolean().default(true) });
export type TicketTagInput = z.infer<typeof TicketTagInput>;
/** `tickets`: how many carry it. Tags that somebody made up stand here too, with `offered: false`. */
export const TicketTag = TicketTagInput.extend({ offered: z.boolean(), tickets: z.number().int() });
export type TicketTag = z.infer<typeof TicketTag>;
export const TicketTagList = z.object({ tags: z.array(TicketTag) });

/** A filter with a name. `query` holds parameters of GET /tickets. */
const ViewQuery = z.partialRecord(z.enum(['status', 'queue', 'assignee', 'priority', 'tag', 'topic', 'only', 'q']), z.string().min(1).max(100));
export const TicketView = z.object({ id: z.string(), name: z.string(), query: z.record(z.string(), z.string()), shared: z.boolean(), mine: z.boolean() });
export type TicketView = z.infer<typeof TicketView>;
export const TicketViewInput = z.strictObject({ name: z.string().trim().min(1).max(40), query: ViewQuery, shared: z.boolean().default(false) });
export type TicketViewInput = z.infer<typeof TicketViewInput>;
export const TicketViewList = z.object({ views: z.array(TicketView) });

/** POST /tickets/bulk: the same change to many. Each ticket is its own transaction and tells how it went. */
export const TicketBulk = z.strictObject({
  tickets: z.array(z.strictObject({ id: TicketId, version: z.number().int().min(1) })).min(1).max(200),
  change: z.strictObject({ status: TicketStatus.optional(), priority: Priority.optional(), assignee: z.string().min(1).max(64).nullable().optional(), queue: z.string().min(1).max(40).optional(), addTags: Tags.optional() }),
});
export type TicketBulk = z.infer<typeof TicketBulk>;
export const TicketBulkAnswer = z.object({ results: z.array(z.object({ id: TicketId, ok: z.boolean(), code: z.string().nullable() })) });
export type TicketBulkAnswer = z.infer<typeof TicketBulkAnswer>;
