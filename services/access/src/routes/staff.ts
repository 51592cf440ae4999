import { NewStaff, NewStaffAnswer, StaffList, StaffPatch, StaffRow } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Access } from '../access.ts';

const params = z.strictObject({ id: z.string().regex(/^staff_[0-9a-v]{26}$/) });
const tags = ['staff'];
const manage = { access: staffAccess('staff.manage') };

export function registerStaffRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/staff', { config: { access: staffAccess('staff.read') }, schema: { tags, summary: 'Accounts of staff', response: { 200: StaffList } } },
    async () => ({ rows: await access.listStaff() }));

  app.post('/api/v1/staff', { config: manage, schema: { tags, summary: 'Makes an account; the password is shown once', body: NewStaff, response: { 201: NewStaffAnswer } } },
    async (request, reply) => reply.header('cache-control', 'no-store').code(201).send(await access.addStaff(request.body, staffOf(request).id)));

  app.patch('/api/v1/staff/:id', { config: manage, schema: { tags, summary: 'Changes an account', params, body: StaffPatch, response: { 200: StaffRow } } },
    (request) => access.updateStaff(request.params.id, request.body, staffOf(request).id));

  app.post('/api/v1/staff/:id/password', { config: manage, schema: { tags, summary: 'A new password, shown once; ends all sessions', params, response: { 200: z.object({ password: z.string() }) } } },
    async (request, reply) => reply.header('cache-control', 'no-store').send({ password: await access.renewPassword(request.params.id, staffOf(request).id) }));

  app.delete('/api/v1/staff/:id/sessions', { config: manage, schema: { tags, summary: 'Ends all sessions of somebody', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await access.revokeStaff(request.params.id, staffOf(request).id);
      return reply.code(204).send(null);
    });
}
