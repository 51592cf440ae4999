import { StaffDecided, StaffDecision, StaffRequestList } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Access } from '../access.ts';

const tags = ['staff'];
const params = z.strictObject({ id: z.string().regex(/^req_[0-9a-v]{26}$/) });

/** What one admin asked for is decided here by another. */
export function registerStaffRequestRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/staff/requests', { config: { access: staffAccess('staff.read') }, schema: { tags, summary: 'What waits for a second admin, and what was decided', response: { 200: StaffRequestList } } },
    async () => ({ rows: await access.staffRequests() }));

  app.post('/api/v1/staff/requests/:id/decision', {
    config: { access: staffAccess('staff.manage') }, schema: { tags, summary: 'Approves another admin\'s request, or refuses it; withdraws one\'s own', params, body: StaffDecision, response: { 200: StaffDecided } },
  }, async (request, reply) => reply.header('cache-control', 'no-store').send(await access.decideStaffRequest(request.params.id, request.body.approve, staffOf(request).id)));
}
