import type { Readable } from 'node:stream';
import type { TicketListQuery, TicketRow } from '@lobby/contracts';
import { streamCsv } from '@lobby/service-kit/csv';
import type { TicketsDeps } from '../deps.ts';
import { listTickets } from './listTickets.ts';

const COLUMNS = ['number', 'subject', 'status', 'priority', 'queue', 'topic', 'channel', 'customer', 'assignee', 'tags', 'createdAt', 'updatedAt', 'firstResponseDue', 'resolutionDue', 'promiseBy'] as const;
/** More than this is a report for the data warehouse, not for a sheet. */
const MOST = 20_000;
const PAGE = 200;

/** The tickets a filter finds as CSV that is safe to open. Read page by page, so that a long list never lies in memory. */
export function exportCsv(deps: TicketsDeps, query: TicketListQuery, staffId: string): Readable {
  return streamCsv(rows(deps, query, staffId));
}

async function* rows(deps: TicketsDeps, query: TicketListQuery, staffId: string): AsyncGenerator<readonly string[]> {
  yield COLUMNS;
  let after: string | null | undefined;
  for (let read = 0; read < MOST && after !== null; read += PAGE) {
    const page = await listTickets(deps, { ...query, limit: PAGE, ...(after ? { after } : {}) }, staffId);
    for (const row of page.rows) yield line(row);
    after = page.next;
  }
}

function line(t: TicketRow): string[] {
  const cells: Record<(typeof COLUMNS)[number], string> = {
    number: t.number, subject: t.subject, status: t.status, priority: t.priority, queue: t.queue, topic: t.topic ?? '', channel: t.channel, customer: t.customerName ?? '', assignee: t.assigneeName ?? '',
    tags: t.tags.join(' '), createdAt: t.createdAt, updatedAt: t.updatedAt, firstResponseDue: t.firstResponseDue ?? '', resolutionDue: t.resolutionDue ?? '', promiseBy: t.promise?.by ?? '',
  };
  return COLUMNS.map((column) => cells[column]);
}
