import { LobbyError, type TicketAttachment } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, count, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { contentHash } from '../files/fileStore.ts';
import { readType } from '../files/readType.ts';
import { ticketAttachments } from '../record/schema.ts';
import { changeTicket } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';

export const ATTACHMENT_MAX_BYTES = 10 * 1024 * 1024;
const MOST_PER_TICKET = 50;

/**
 * Attaches a file. What it is, its bytes say; the name is only a name. The same content again adds nothing.
 * @throws LobbyError not_found, invalid_request for a type that is not allowed, too_large when the ticket is full
 */
export async function attachFile(deps: TicketsDeps, ticketId: string, file: { name: string; bytes: Uint8Array }, actor: string): Promise<void> {
  const mediaType = file.bytes.length === 0 ? null : await readType(file.bytes);
  if (!mediaType) throw new LobbyError('invalid_request', 'Only pictures, PDF, Word, Excel and plain text can be attached', { errors: [{ path: 'body', message: 'type not allowed' }] });
  const hash = contentHash(file.bytes);
  await deps.files.put(hash, file.bytes);
  const at = deps.clock.now();
  const name = deps.mask(cleanName(file.name)).masked;
  await deps.database.transaction(async (tx) => {
    await lockTicket(tx, ticketId);
    const db = asDb(tx);
    const [held] = await db.select({ n: count() }).from(ticketAttachments).where(eq(ticketAttachments.ticketId, ticketId));
    if ((held?.n ?? 0) >= MOST_PER_TICKET) throw new LobbyError('too_large', `A ticket holds at most ${MOST_PER_TICKET} files`);
    const made = await db.insert(ticketAttachments).values({ id: newId('evt'), ticketId, hash, name, mediaType, bytes: file.bytes.length, addedBy: actor, addedAt: at }).onConflictDoNothing().returning();
    if (made.length > 0) await changeTicket(tx, ticketId, { at, actor, set: {}, events: [{ type: 'attachment.added', data: { name, mediaType, bytes: file.bytes.length } }] });
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

/** No folders, no control or direction marks; never empty. */
function cleanName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  return base.replace(/[\p{Cc}\p{Cf}]/gu, '').trim().slice(0, 120) || 'file';
}
