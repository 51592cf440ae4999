import { Readable } from 'node:stream';
import type { TicketListQuery, TicketRow } from '@lobby/contracts';
import { stringify } from 'csv-stringify';
import type { TicketsDeps } from '../deps.ts';
import { listTickets } from './listTickets.ts';

const COLUMNS = ['number', 'subject', 'status', 'priority', 'queue', 'topic', 'channel', 'customer', 'assignee', 'tags', 'createdAt', 'updatedAt', 'firstResponseDue', 'resolutionDue', 'promiseBy'] as const;
/** More than this is a report for the data warehouse, not for a sheet. */
const MOST = 20_000;
const PAGE = 200;

/**
 * The tickets a filter finds as CSV (RFC 4180, UTF-8 with a mark so that a spreadsheet reads Chinese). Cells that a spreadsheet would take for a formula
 * are escaped by the library. Read page by page, so that a long list never lies in memory.
 */
export function exportCsv(deps: TicketsDeps, query: TicketListQuery, staffId: string): Readable {
  return Readable.from(rows(deps, query, staffId)).pipe(stringify({ header: true, columns: [...COLUMNS], escape_formulas: true, bom: true, record_delimiter: 'windows' }));
}

async function* rows(deps: TicketsDeps, query: TicketListQuery, staffId: string) {
  let after: string | null | undefined;
  for (let read = 0; read < MOST && after !== null; read += PAGE) {
    const page = await listTickets(deps, { ...query, limit: PAGE, ...(after ? { after } : {}) }, staffId);
    for (const row of page.rows) yield line(row);
    after = page.next;
  }
}

function line(t: TicketRow): Record<(typeof COLUMNS)[number], string> {
  return {
    number: t.number, subject: t.subject, status: t.status, priority: t.priority, queue: t.queue, topic: t.topic ?? '', channel: t.channel, customer: t.customerName ?? '', assignee: t.assigneeName ?? '',
    tags: t.tags.join(' '), createdAt: t.createdAt, updatedAt: t.updatedAt, firstResponseDue: t.firstResponseDue ?? '', resolutionDue: t.resolutionDue ?? '', promiseBy: t.promise?.by ?? '',
  };
}
