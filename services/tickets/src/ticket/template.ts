import type { TicketTemplate } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { eq } from 'drizzle-orm';
import { ticketTemplates } from '../record/schema.ts';
import type { TicketRow } from './changeTicket.ts';

/** What tickets of a topic must hold; null when the topic asks for nothing. */
export async function readTemplate(db: Database, topic: string): Promise<TicketTemplate | null> {
  const [row] = await db.select().from(ticketTemplates).where(eq(ticketTemplates.topic, topic));
  return row ?? null;
}

/** Ids of the required fields that are empty or hold what is no choice of theirs. Pure. */
export function missingFields(template: TicketTemplate, fields: Readonly<Record<string, string>>): string[] {
  return template.fields.filter(({ id, required, options }) => {
    const value = fields[id]?.trim() ?? '';
    if (value === '') return required;
    return options !== undefined && !options.includes(value);
  }).map((field) => field.id);
}

/** What keeps a ticket from being resolved: required fields, an approval. Null when nothing does. */
export async function whatIsMissing(db: Database, ticket: Pick<TicketRow, 'topic' | 'fields' | 'approval'>): Promise<{ fields: string[]; approval: boolean } | null> {
  const template = ticket.topic === null ? null : await readTemplate(db, ticket.topic);
  const fields = template ? missingFields(template, ticket.fields) : [];
  const approval = ticket.approval !== 'none' && ticket.approval !== 'approved';
  return fields.length === 0 && !approval ? null : { fields, approval };
}
