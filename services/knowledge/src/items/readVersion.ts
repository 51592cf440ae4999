import { LobbyError } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { and, eq } from 'drizzle-orm';
import { itemVersions } from '../record/schema.ts';

/** The text of one version, as it was written. @throws LobbyError `not_found` */
export async function readVersion(db: Database, id: string, version: number): Promise<Record<string, unknown>> {
  const [row] = await db.select({ body: itemVersions.body }).from(itemVersions).where(and(eq(itemVersions.itemId, id), eq(itemVersions.version, version)));
  if (!row) throw new LobbyError('not_found', `${id} has no version ${version}`);
  return row.body;
}
