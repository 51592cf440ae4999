import { LobbyError, type TicketAttachment } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { DOCUMENTS, keepFile, type IncomingFile } from '@lobby/service-kit/files';
import { and, count, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { ticketAttachments } from '../record/schema.ts';
import { changeTicket } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';

export const ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024;
const MOST_PER_TICKET = 50;

/**
 * Attaches a file. What it is, its bytes say; the name is only a name. The same content again adds nothing.
 * @throws LobbyError not_found, unsupported_type, too_large when the ticket is full
 */
export async function attachFile(deps: TicketsDeps, ticketId: string, file: IncomingFile, actor: string): Promise<void> {
  const { hash, mediaType, bytes, name: written } = await keepFile(deps.files, file, DOCUMENTS);
  const at = deps.clock.now();
  const name = deps.mask(written).masked;
  await deps.database.transaction(async (tx) => {
    await lockTicket(tx, ticketId);
    const db = asDb(tx);
    const [held] = await db.select({ n: count() }).from(ticketAttachments).where(eq(ticketAttachments.ticketId, ticketId));
    if ((held?.n ?? 0) >= MOST_PER_TICKET) throw new LobbyError('too_large', `A ticket holds at most ${MOST_PER_TICKET} files`);
    const made = await db.insert(ticketAttachments).values({ id: newId('evt'), ticketId, hash, name, mediaType, bytes, addedBy: actor, addedAt: at }).onConflictDoNothing().returning();
    if (made.length > 0) await changeTicket(tx, ticketId, { at, actor, set: {}, events: [{ type: 'attachment.added', data: { name, mediaType, bytes } }] });
  });
}

/** A file of this ticket with its bytes. @throws LobbyError not_found, the same for what is another ticket's */
export async function readAttachment(deps: TicketsDeps, ticketId: string, id: string): Promise<{ attachment: TicketAttachment; bytes: Uint8Array }> {
  const [row] = await deps.database.db.select().from(ticketAttachments).where(and(eq(ticketAttachments.id, id), eq(ticketAttachments.ticketId, ticketId)));
  const bytes = row ? await deps.files.get(row.hash) : null;
  if (!row || !bytes) throw new LobbyError('not_found');
  return { attachment: presentAttachment(row), bytes };
}

export function presentAttachment({ id, name, mediaType, bytes, hash, addedBy, addedAt }: typeof ticketAttachments.$inferSelect): TicketAttachment {
  return { id, name, mediaType, bytes, hash, addedBy, addedAt: addedAt.toISOString() };
}
