import { AuditPage, AuditQuery, AuditVerdict } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import type { Access } from '../access.ts';

const config = { access: staffAccess('audit.read') };
const tags = ['audit'];

export function registerAuditRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/audit', { config, schema: { tags, summary: 'The audit, newest first', querystring: AuditQuery, response: { 200: AuditPage } } },
    (request) => access.listAudit(request.query, staffOf(request)));
  app.get('/api/v1/audit/verify', { config, schema: { tags, summary: 'Checks the whole chain', response: { 200: AuditVerdict } } }, () => access.verifyAudit());
}
