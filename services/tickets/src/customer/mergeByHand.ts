import { LobbyError } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { inArray } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { customers } from '../record/schema.ts';
import { mergeCustomers } from './mergeCustomers.ts';

/**
 * Joins two customers an agent has found to be one, with what proves it. Can be taken back (`undoMerge`).
 * @throws LobbyError not_found, wrong_state when one of them was joined already or both are one
 */
export async function mergeByHand(deps: TicketsDeps, from: string, into: string, evidence: string, actor: string): Promise<void> {
  const masked = deps.mask(evidence).masked;
  await deps.database.transaction(async (tx) => {
    const rows = await asDb(tx).select().from(customers).where(inArray(customers.id, [from, into])).orderBy(customers.id).for('update');
    if (from === into) throw new LobbyError('wrong_state', 'They are one customer already');
    if (rows.length < 2) throw new LobbyError('not_found');
    if (rows.some((r) => r.mergedInto)) throw new LobbyError('wrong_state', 'One of them was joined with somebody already');
    const id = await mergeCustomers(tx, from, into, { evidence: masked, actor }, deps.clock.now());
    await deps.staff.audit(tx, { actor, action: 'customer.merge', subject: into, data: { from, merge: id } });
  });
}
