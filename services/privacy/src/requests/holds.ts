import { LobbyError, type LegalHold } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { PrivacyDeps } from '../deps.ts';
import { legalHolds } from '../record/schema.ts';
import { presentHold } from './presentRequest.ts';

const LIST_MAX = 200;

/** Keeps everything of a customer from being erased. @throws LobbyError not_found */
export async function setHold(deps: PrivacyDeps, wish: { customerId: string; reason: string }, actor: string): Promise<LegalHold> {
  if (!(await deps.ports.subjectOf(wish.customerId))) throw new LobbyError('not_found');
  const row = { id: newId('evt'), ...wish, setBy: actor, setAt: deps.clock.now(), liftedBy: null, liftedAt: null };
  await deps.database.transaction(async (tx) => {
    await asDb(tx).insert(legalHolds).values(row);
    await deps.access.audit(tx, { actor, action: 'privacy.hold_set', subject: wish.customerId, data: { hold: row.id } });
  });
  return presentHold(row);
}

/** @throws LobbyError not_found when no such hold stands */
export async function liftHold(deps: PrivacyDeps, id: string, actor: string): Promise<LegalHold> {
  return deps.database.transaction(async (tx) => {
    const [row] = await asDb(tx).update(legalHolds).set({ liftedBy: actor, liftedAt: deps.clock.now() }).where(and(eq(legalHolds.id, id), isNull(legalHolds.liftedAt))).returning();
    if (!row) throw new LobbyError('not_found');
    await deps.access.audit(tx, { actor, action: 'privacy.hold_lifted', subject: row.customerId, data: { hold: id } });
    return presentHold(row);
  });
}

export async function listHolds({ database }: PrivacyDeps): Promise<LegalHold[]> {
  return (await database.db.select().from(legalHolds).orderBy(desc(legalHolds.setAt)).limit(LIST_MAX)).map(presentHold);
}
