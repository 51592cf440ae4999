import { LobbyError, type MacroActions } from '@lobby/contracts';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { TicketsDeps } from '../deps.ts';
import { ticketMacros } from '../record/schema.ts';
import { changeTicket } from './changeTicket.ts';
import { lockTicket } from './lockTicket.ts';
import { mustKnowAssignee, patchTicket } from './updateTicket.ts';

type Change = Pick<z.infer<typeof MacroActions>, 'status' | 'priority' | 'queue' | 'addTags'> & { assignee?: string | null | undefined };

/** Everything a macro does to a ticket, or nothing of it. @throws LobbyError not_found, conflict, wrong_state, invalid_request */
export async function applyMacro(deps: TicketsDeps, ticketId: string, macroId: string, version: number, actor: string): Promise<void> {
  const [macro] = await deps.database.db.select().from(ticketMacros).where(eq(ticketMacros.id, macroId));
  if (!macro?.active) throw new LobbyError('not_found', 'No such macro');
  const { note, reply: _reply, ...actions } = macro.actions;
  const change = { ...actions, ...(actions.assignee === 'me' ? { assignee: actor } : {}) };
  await mustKnowAssignee(deps, change.assignee);
  const at = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    await lockTicket(tx, ticketId);
    const used = { type: 'macro.used', data: { macro: macro.id, name: macro.name } };
    const written = note ? [{ type: 'note.added', data: { text: deps.mask(note).masked } }] : [];
    await changeInTx(deps, tx, ticketId, version, change, actor);
    await changeTicket(tx, ticketId, { at, actor, set: {}, events: [used, ...written] });
  });
}

/** One change of macros and bulk actions: tags are added to what is there. */
export async function changeInTx(deps: TicketsDeps, tx: Parameters<typeof lockTicket>[0], ticketId: string, version: number, { addTags, ...change }: Change, actor: string): Promise<void> {
  const ticket = await lockTicket(tx, ticketId);
  const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await patchTicket(deps, tx, ticketId, { ...patch, version, ...(addTags ? { tags: [...new Set([...ticket.tags, ...addTags])].slice(0, 20) } : {}) }, actor);
}

