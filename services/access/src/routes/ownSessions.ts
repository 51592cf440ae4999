import { LobbyError, StaffSessionList } from '@lobby/contracts';
import { signedInAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Access } from '../access.ts';

const tags = ['staff'];
const config = { access: signedInAccess };
const params = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/) });

/** Everybody sees where they are signed in and can end what they do not know. */
export function registerOwnSessionRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/desk/sessions', { config, schema: { tags, summary: 'Where I am signed in', response: { 200: StaffSessionList } } },
    async (request, reply) => reply.header('cache-control', 'no-store').send(await access.sessionsOf(staffOf(request))));

  app.delete('/api/v1/desk/sessions', { config, schema: { tags, summary: 'Ends all my sessions but this one', response: { 204: z.null() } } }, async (request, reply) => {
    await access.endOtherSessions(staffOf(request));
    return reply.code(204).send(null);
  });

  app.delete('/api/v1/desk/sessions/:id', { config, schema: { tags, summary: 'Ends one of my sessions; its sockets are cut within two seconds', params, response: { 204: z.null() } } },
    async (request, reply) => {
      const staff = staffOf(request);
      if (!(await access.endOwnSession(staff, request.params.id))) throw new LobbyError('not_found');
      return reply.code(204).send(null);
    });
}
