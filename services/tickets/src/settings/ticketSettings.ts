import type { CannedPhraseInput, EscalationInput, Priority, SlaPolicy, TicketMacroInput, TicketTemplate } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import type { TicketsDeps } from '../deps.ts';
import { cannedPhrases, escalationRules, slaPolicies, ticketMacros, ticketTemplates } from '../record/schema.ts';

/** What supervisors decide about tickets, as data: minutes, rules, macros, templates. */
export const readPolicies = ({ database }: TicketsDeps): Promise<SlaPolicy[]> => database.db.select().from(slaPolicies);
export const readRules = ({ database }: TicketsDeps) => database.db.select().from(escalationRules).orderBy(escalationRules.id);
export const readMacros = ({ database }: TicketsDeps) => database.db.select().from(ticketMacros).orderBy(ticketMacros.id);
export const readTemplates = ({ database }: TicketsDeps): Promise<TicketTemplate[]> => database.db.select().from(ticketTemplates).orderBy(ticketTemplates.topic);

export const readPhrases = ({ database }: TicketsDeps) => database.db.select().from(cannedPhrases).orderBy(cannedPhrases.id);

/** Minutes for tickets opened, or given this priority, from now on; clocks that run keep theirs. */
export function savePolicy(deps: TicketsDeps, priority: Priority, minutes: Omit<SlaPolicy, 'priority'>, actor: string): Promise<void> {
  return audited(deps, actor, 'sla.update', priority, minutes, async (db) => { await db.insert(slaPolicies).values({ priority, ...minutes }).onConflictDoUpdate({ target: slaPolicies.priority, set: minutes }); });
}

export function saveRule(deps: TicketsDeps, id: string, rule: EscalationInput, actor: string): Promise<void> {
  const { addTags, priority, queue, notify } = rule.actions;
  const actions = { notify, ...(addTags ? { addTags } : {}), ...(priority ? { priority } : {}), ...(queue ? { queue } : {}) };
  return audited(deps, actor, 'escalation.update', id, rule, async (db) => { await db.insert(escalationRules).values({ id, ...rule, actions }).onConflictDoUpdate({ target: escalationRules.id, set: { ...rule, actions } }); });
}

export function saveMacro(deps: TicketsDeps, id: string, macro: TicketMacroInput, actor: string): Promise<void> {
  const actions = Object.fromEntries(Object.entries(macro.actions).filter(([, value]) => value !== undefined)) as typeof ticketMacros.$inferInsert.actions;
  return audited(deps, actor, 'macro.update', id, macro, async (db) => { await db.insert(ticketMacros).values({ id, ...macro, actions }).onConflictDoUpdate({ target: ticketMacros.id, set: { ...macro, actions } }); });
}

export function saveTemplate(deps: TicketsDeps, { topic, needsApproval, fields: wanted }: TicketTemplate, actor: string): Promise<void> {
  const fields = wanted.map(({ options, ...field }) => ({ ...field, ...(options ? { options } : {}) }));
  return audited(deps, actor, 'template.update', topic, { fields, needsApproval }, async (db) => { await db.insert(ticketTemplates).values({ topic, fields, needsApproval }).onConflictDoUpdate({ target: ticketTemplates.topic, set: { fields, needsApproval } }); });
}

export function savePhrase(deps: TicketsDeps, id: string, phrase: CannedPhraseInput, actor: string): Promise<void> {
  return audited(deps, actor, 'canned.update', id, phrase, async (db) => { await db.insert(cannedPhrases).values({ id, ...phrase }).onConflictDoUpdate({ target: cannedPhrases.id, set: phrase }); });
}

/** A setting and what the audit says of it, in one transaction. */
export async function audited({ database, staff }: TicketsDeps, actor: string, action: string, subject: string, data: object, write: (db: Database) => Promise<void>): Promise<void> {
  await database.transaction(async (tx) => {
    await write(asDb(tx));
    await staff.audit(tx, { actor, action, subject, data: { ...data } });
  });
}
