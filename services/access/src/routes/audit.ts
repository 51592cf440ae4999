import { Readable } from 'node:stream';
import { AuditFilter, AuditPage, AuditQuery, AuditVerdict, type AuditEntry } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import type { Access } from '../access.ts';

const config = { access: staffAccess('audit.read') };
const tags = ['audit'];
/** A whole export costs a full read. */
const EXPORTS_PER_MINUTE = 10;

export function registerAuditRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/audit', { config, schema: { tags, summary: 'The audit, newest first', querystring: AuditQuery, response: { 200: AuditPage } } },
    (request) => access.listAudit(request.query, staffOf(request)));
  app.get('/api/v1/audit/verify', { config, schema: { tags, summary: 'Checks the whole chain', response: { 200: AuditVerdict } } }, () => access.verifyAudit());
  app.get('/api/v1/audit/export', { config: { ...config, ratePerMinute: EXPORTS_PER_MINUTE }, schema: { tags, summary: 'The audit as JSON lines, oldest first, with its hashes', querystring: AuditFilter } },
    async (request, reply) => reply.type('application/x-ndjson').header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="audit.jsonl"')
      .send(Readable.from(lines(await access.exportAudit(request.query, staffOf(request))))));
}

async function* lines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}
