import { createHash } from 'node:crypto';
import { FILES_MAX_BYTES, FILES_PER_CONVERSATION, LobbyError, type SentMessage, type Tx } from '@lobby/contracts';
import { asDb, type Database } from '@lobby/service-kit/db';
import { keepFile, PICTURES_AND_PDF, type IncomingFile, type KeptFile } from '@lobby/service-kit/files';
import { count, eq, sum } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { conversationAttachments } from '../record/schema.ts';
import { appendOnce } from '../timeline/appendOnce.ts';
import type { AppendResult, NewFact } from '../timeline/append.ts';
import { answerFile } from './answerFile.ts';

/** `session` is the hash of the visitor token it came with. */
export type CustomerFile = IncomingFile & { conversationId: string; clientId: string; session: string };

/**
 * A file is a message of its own, stored once per client id however often it is sent. The bytes are stored before the fact that names them; while the bot has the conversation,
 * the same transaction says what becomes of the file.
 * @throws LobbyError unsupported_type, too_large when the conversation is full, conflict for the same id with another file, not_found, draining
 */
export async function receiveFile(spine: Spine, { conversationId, clientId, session, ...file }: CustomerFile): Promise<{ sent: SentMessage; repeated: boolean }> {
  if (spine.draining()) throw new LobbyError('draining');
  await mustFit(spine.database.db, conversationId, { files: 0, bytes: 0 });
  const kept = await keepFile(spine.files, file, PICTURES_AND_PDF);
  const name = spine.nlu.mask(kept.name).masked;
  const id = fileId(conversationId, clientId, kept.hash);
  let answered: AppendResult | null = null;
  const { sent, result } = await appendOnce(spine, {
    conversationId, clientId,
    make: ({ customerId }) => ({ ...said(customerId, { id, name, mediaType: kept.mediaType, bytes: kept.bytes }), session }),
    also: async (tx, appended) => {
      await writeDown(spine, tx, conversationId, { ...kept, name }, id);
      answered = await answerFile(spine, tx, appended);
    },
  });
  if (result) spine.live.appended(result);
  if (answered) spine.live.appended(answered);
  return { sent, repeated: result === null };
}

type Attachment = { id: string; name: string; mediaType: string; bytes: number };

function said(customerId: string | null, attachment: Attachment): NewFact {
  return { actor: { kind: 'customer', ...(customerId ? { id: customerId } : {}) }, fact: { type: 'customer.said', text: '', secretsMasked: [], attachments: [attachment] } };
}

async function writeDown(spine: Spine, tx: Tx, conversationId: string, { hash, name, mediaType, bytes }: KeptFile, id: string): Promise<void> {
  const db = asDb(tx);
  await mustFit(db, conversationId, { files: 1, bytes });
  await db.insert(conversationAttachments).values({ id, conversationId, hash, name, mediaType, bytes, addedAt: spine.clock.now() });
}

/** Asked before the bytes are stored, with nothing more, so that the last file may be sent again; and under the conversation's lock. */
async function mustFit(db: Database, conversationId: string, more: { files: number; bytes: number }): Promise<void> {
  const [held] = await db.select({ files: count(), bytes: sum(conversationAttachments.bytes).mapWith(Number) }).from(conversationAttachments).where(eq(conversationAttachments.conversationId, conversationId));
  if ((held?.files ?? 0) + more.files <= FILES_PER_CONVERSATION && (held?.bytes ?? 0) + more.bytes <= FILES_MAX_BYTES) return;
  throw new LobbyError('too_large', `A conversation holds at most ${FILES_PER_CONVERSATION} files and ${FILES_MAX_BYTES / 1024 / 1024} MB`);
}

/** Follows from what was sent, so that the same try again is recognised and another file under the same client id is not. */
function fileId(conversationId: string, clientId: string, hash: string): string {
  return `file_${createHash('sha256').update(`${conversationId}\n${clientId}\n${hash}`).digest('hex').slice(0, 26)}`;
}
