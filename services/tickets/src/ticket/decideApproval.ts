import { LobbyError, type TicketApproval } from '@lobby/contracts';
import { asDb } from '@lobby/service-kit/db';
import { and, desc, eq } from 'drizzle-orm';
import type { TicketsDeps } from '../deps.ts';
import { ticketEvents } from '../record/schema.ts';
import { notify } from '../sla/notices.ts';
import { changeTicket, type TicketRow } from './changeTicket.ts';
import { lockVersion } from './lockTicket.ts';
import { whatIsMissing } from './template.ts';

const NEXT: Record<TicketApproval['step'], { from: readonly TicketRow['approval'][]; to: TicketRow['approval'] }> = {
  request: { from: ['none', 'required', 'rejected'], to: 'pending' },
  approve: { from: ['pending'], to: 'approved' },
  reject: { from: ['pending'], to: 'rejected' },
};

/**
 * One step of an approval. Whoever asked does not decide; whether one may decide at all is asked before. An approval is asked for once the topic's required fields are filled.
 * @throws LobbyError not_found, conflict, wrong_state, self_approval
 */
export async function decideApproval(deps: TicketsDeps, ticketId: string, { version, step, note }: TicketApproval, actor: string): Promise<void> {
  const at = deps.clock.now();
  const text = note ? deps.mask(note).masked : undefined;
  await deps.database.transaction(async (tx) => {
    const ticket = await lockVersion(tx, ticketId, version);
    const { from, to } = NEXT[step];
    if (!from.includes(ticket.approval)) throw new LobbyError('wrong_state', `Not possible while the approval is ${ticket.approval}`);
    // Nobody can judge what is not there yet.
    const missing = step === 'request' ? (await whatIsMissing(asDb(tx), ticket))?.fields ?? [] : [];
    if (missing.length > 0) throw new LobbyError('wrong_state', 'Something is missing before this can be approved', { errors: missing.map((id) => ({ path: `fields.${id}`, message: 'the topic asks for it' })) });
    const [asked] = await asDb(tx).select({ actor: ticketEvents.actor }).from(ticketEvents)
      .where(and(eq(ticketEvents.ticketId, ticketId), eq(ticketEvents.type, 'approval.request'))).orderBy(desc(ticketEvents.seq)).limit(1);
    if (step !== 'request' && asked?.actor === actor) throw new LobbyError('self_approval');
    await changeTicket(tx, ticketId, { at, actor, set: { approval: to }, events: [{ type: `approval.${step}`, data: text ? { text } : {} }] });
    if (step === 'request') await notify(tx, { ticketId, type: 'approval.request', data: { by: actor }, at }, ['overseers']);
    else if (asked) await notify(tx, { ticketId, type: `approval.${step}`, data: { by: actor }, at }, [`staff:${asked.actor}`]);
  });
}
