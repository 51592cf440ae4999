import { NewStaff, NewStaffAnswer, StaffList, StaffPatch, StaffRequestAnswer, StaffRow } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Access } from '../access.ts';

const params = z.strictObject({ id: z.string().regex(/^staff_[0-9a-v]{26}$/) });
const tags = ['staff'];
/** Passwords and their halves stand in these answers. */
const NO_STORE = { 'cache-control': 'no-store' };
const manage = { access: staffAccess('staff.manage') };

export function registerStaffRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/staff', { config: { access: staffAccess('staff.read') }, schema: { tags, summary: 'Accounts of staff', response: { 200: StaffList } } },
    async () => ({ rows: await access.listStaff() }));

  app.post('/api/v1/staff', {
    config: manage, schema: { tags, summary: 'Makes an account; the password is shown once. With a guarded role: asks a second admin (202)', body: NewStaff, response: { 201: NewStaffAnswer, 202: StaffRequestAnswer } },
  }, async (request, reply) => {
    const made = await access.addStaff(request.body, staffOf(request).id);
    return 'request' in made ? reply.headers(NO_STORE).code(202).send(made) : reply.headers(NO_STORE).code(201).send(made);
  });

  app.patch('/api/v1/staff/:id', {
    config: manage, schema: { tags, summary: 'Changes an account. What gives a guarded role asks a second admin (202)', params, body: StaffPatch, response: { 200: StaffRow, 202: StaffRequestAnswer } },
  }, async (request, reply) => {
    const changed = await access.updateStaff(request.params.id, request.body, staffOf(request).id);
    return 'request' in changed ? reply.headers(NO_STORE).code(202).send(changed) : reply.code(200).send(changed);
  });

  app.post('/api/v1/staff/:id/password', {
    config: manage, schema: { tags, summary: 'A new password, shown once; ends all sessions. For the holder of a guarded role: asks a second admin (202)', params, response: { 200: z.object({ password: z.string() }), 202: StaffRequestAnswer } },
  }, async (request, reply) => {
    const renewed = await access.renewPassword(request.params.id, staffOf(request).id);
    return 'request' in renewed ? reply.headers(NO_STORE).code(202).send(renewed) : reply.headers(NO_STORE).code(200).send(renewed);
  });

  app.delete('/api/v1/staff/:id/sessions', { config: manage, schema: { tags, summary: 'Ends all sessions of somebody', params, response: { 204: z.null() } } },
    async (request, reply) => {
      await access.revokeStaff(request.params.id, staffOf(request).id);
      return reply.code(204).send(null);
    });
}
