import { LobbyError, type TicketBulk, type TicketBulkAnswer } from '@lobby/contracts';
import type { TicketsDeps } from '../deps.ts';
import { changeInTx } from './applyMacro.ts';
import { mustKnowAssignee } from './updateTicket.ts';

/** The same change to many tickets, each in a transaction of its own: one that cannot be changed says why and stops no other. */
export async function bulkChange(deps: TicketsDeps, { tickets, change }: TicketBulk, actor: string): Promise<TicketBulkAnswer> {
  await mustKnowAssignee(deps, change.assignee);
  const results: TicketBulkAnswer['results'] = [];
  for (const { id, version } of tickets) {
    const code = await deps.database.transaction((tx) => changeInTx(deps, tx, id, version, change, actor)).then(() => null, codeOf);
    results.push({ id, ok: code === null, code });
  }
  return { results };
}

function codeOf(error: unknown): string {
  if (error instanceof LobbyError) return error.code;
  throw error;
}
