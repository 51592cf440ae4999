import { LobbyError, type NewPrivacyRequest, type PrivacyRequest } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';
import { asDb } from '@lobby/service-kit/db';
import type { PrivacyDeps } from '../deps.ts';
import { privacyRequests } from '../record/schema.ts';
import { presentRequest } from './presentRequest.ts';

/** Writes down what a customer asked; nothing happens before somebody else has decided. @throws LobbyError not_found for an id nobody has */
export async function enterRequest(deps: PrivacyDeps, wish: NewPrivacyRequest, actor: string): Promise<PrivacyRequest> {
  if (!(await deps.ports.subjectOf(wish.customerId))) throw new LobbyError('not_found');
  const row = { id: newId('evt'), ...wish, correction: wish.correction ?? null, state: 'open' as const, requestedBy: actor, requestedAt: deps.clock.now(), decidedBy: null, decidedAt: null, counts: null };
  await deps.database.transaction(async (tx) => {
    await asDb(tx).insert(privacyRequests).values(row);
    await deps.access.audit(tx, { actor, action: `privacy.${wish.kind}_requested`, subject: wish.customerId, data: { request: row.id } });
  });
  return presentRequest(row);
}
