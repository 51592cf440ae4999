import type { TicketRow } from '@lobby/contracts';

/** When the next of a running ticket's clocks runs out; null when none runs. The first response is not in the list's data once it was given, so only an unopened ticket counts it. */
export function nextDue(row: Pick<TicketRow, 'status' | 'firstResponseDue' | 'nextResponseDue' | 'resolutionDue' | 'pausedAt' | 'promise'>): string | null {
  if (row.status === 'resolved' || row.status === 'closed') return null;
  const clocks = row.pausedAt ? [] : [row.status === 'new' ? row.firstResponseDue : null, row.nextResponseDue, row.resolutionDue];
  const running = [...clocks, row.promise?.by].filter((due): due is string => Boolean(due));
  return running.toSorted()[0] ?? null;
}
