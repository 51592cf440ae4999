import { LobbyError, type DataSubject, type PrivacyRequest, type Tx } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { PrivacyDeps } from '../deps.ts';
import { legalHolds, privacyRequests } from '../record/schema.ts';
import { eraseSubject } from './eraseSubject.ts';
import { presentRequest, type RequestRow } from './presentRequest.ts';

type Outcome = Pick<RequestRow, 'state' | 'counts'>;

/**
 * Decides a request and carries it out, in one transaction. A legal hold beats an erasure, and the request says so and may be decided again.
 * @throws LobbyError self_approval (one's own), not_found, wrong_state (decided already, or the customer is talking to somebody)
 */
export async function decideRequest(deps: PrivacyDeps, id: string, approve: boolean, actor: string): Promise<PrivacyRequest> {
  const [known] = await deps.database.db.select().from(privacyRequests).where(eq(privacyRequests.id, id));
  if (!known) throw new LobbyError('not_found');
  if (known.requestedBy === actor) throw new LobbyError('self_approval');
  const subject = await deps.ports.subjectOf(known.customerId);
  return deps.database.transaction(async (tx) => {
    const [open] = await asDb(tx).select().from(privacyRequests).where(and(eq(privacyRequests.id, id), inArray(privacyRequests.state, ['open', 'held']))).for('update');
    if (!open) throw new LobbyError('wrong_state', 'This request has been decided');
    const outcome = approve && subject ? await carryOut(deps, tx, open, subject) : { state: 'refused' as const, counts: null };
    const [row] = await asDb(tx).update(privacyRequests).set({ ...outcome, decidedBy: actor, decidedAt: deps.clock.now() }).where(eq(privacyRequests.id, id)).returning();
    if (!row) throw new LobbyError('not_found');
    await deps.access.audit(tx, { actor, action: `privacy.${open.kind}_${outcome.state}`, subject: open.customerId, data: { request: id, ...(outcome.counts ? { counts: outcome.counts } : {}) } });
    return presentRequest(row);
  });
}

async function carryOut(deps: PrivacyDeps, tx: Tx, request: RequestRow, subject: DataSubject): Promise<Outcome> {
  switch (request.kind) {
    // What an approved export holds is read when it is fetched.
    case 'export': return { state: 'done', counts: {} };
    case 'correct': return { state: 'done', counts: { customers: request.correction ? await deps.ports.correct(tx, subject.customerId, request.correction) : 0 } };
    case 'erase': return (await isHeld(tx, subject)) ? { state: 'held', counts: null } : { state: 'done', counts: await eraseSubject(deps, tx, subject) };
  }
}

/** True while any of the subject's ids is under a standing hold. */
export async function isHeld(tx: Tx, subject: DataSubject): Promise<boolean> {
  const rows = await asDb(tx).select({ id: legalHolds.id }).from(legalHolds).where(and(inArray(legalHolds.customerId, [...subject.customerIds]), isNull(legalHolds.liftedAt))).limit(1);
  return rows.length > 0;
}
