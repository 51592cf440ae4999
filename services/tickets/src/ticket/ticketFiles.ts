import type { Database } from '@lobby/service-kit/db';
import type { NamesFiles } from '@lobby/service-kit/files';
import { inArray } from 'drizzle-orm';
import { ticketAttachments } from '../record/schema.ts';

/** Which files tickets still name. */
export const ticketFiles = (db: Database): NamesFiles => async (hashes) =>
  (await db.select({ hash: ticketAttachments.hash }).from(ticketAttachments).where(inArray(ticketAttachments.hash, [...hashes]))).map((row) => row.hash);
