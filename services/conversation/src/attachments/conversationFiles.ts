import { LobbyError } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import type { NamesFiles } from '@lobby/service-kit/files';
import { and, eq, inArray } from 'drizzle-orm';
import type { Spine } from '../deps.ts';
import { conversationAttachments } from '../record/schema.ts';

/** Which files conversations still name. */
export const conversationFiles = (db: Database): NamesFiles => async (hashes) =>
  (await db.select({ hash: conversationAttachments.hash }).from(conversationAttachments).where(inArray(conversationAttachments.hash, [...hashes]))).map((row) => row.hash);

/** A file of this conversation. Whether the asker may see the conversation is asked before. @throws LobbyError not_found, the same for what is another conversation's */
export async function readFile(spine: Spine, conversationId: string, id: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [row] = await spine.database.db.select().from(conversationAttachments).where(and(eq(conversationAttachments.id, id), eq(conversationAttachments.conversationId, conversationId)));
  const bytes = row ? await spine.files.get(row.hash) : null;
  if (!row || !bytes) throw new LobbyError('not_found');
  return { name: row.name, bytes };
}
