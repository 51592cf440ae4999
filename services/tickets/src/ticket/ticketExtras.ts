import type { TicketDetail } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { asc, eq } from 'drizzle-orm';
import { ticketAttachments, ticketFollowers } from '../record/schema.ts';
import { presentAttachment } from './attachFile.ts';
import type { TicketRow } from './changeTicket.ts';
import { linksOf } from './linkTickets.ts';
import { missingFields, readTemplate } from './template.ts';

type Extras = { [K in 'followers' | 'links' | 'attachments' | 'template']-?: Exclude<TicketDetail[K], undefined> };

/** What stands around a ticket: who follows, what is linked and attached, what its topic asks for. */
export async function ticketExtras(db: Database, ticket: TicketRow): Promise<Extras> {
  const followers = await db.select({ id: ticketFollowers.staffId }).from(ticketFollowers).where(eq(ticketFollowers.ticketId, ticket.id)).orderBy(asc(ticketFollowers.since));
  const attachments = await db.select().from(ticketAttachments).where(eq(ticketAttachments.ticketId, ticket.id)).orderBy(asc(ticketAttachments.addedAt));
  const template = ticket.topic === null ? null : await readTemplate(db, ticket.topic);
  return {
    followers: followers.map((f) => f.id), links: await linksOf(db, ticket.id), attachments: attachments.map(presentAttachment),
    template: template ? { fields: template.fields, needsApproval: template.needsApproval, missing: missingFields(template, ticket.fields) } : null,
  };
}
