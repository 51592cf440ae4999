import { LobbyError, StaffSessionList } from '@lobby/contracts';
import { signedInAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Access } from '../access.ts';
import { PasswordAgain, TRIES_PER_MINUTE } from './secondFactor.ts';

const tags = ['staff'];
const config = { access: signedInAccess };
const params = z.strictObject({ id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/) });

/** Everybody sees where they are signed in, can end what they do not know, and renew their password. */
export function registerOwnSessionRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/desk/sessions', { config, schema: { tags, summary: 'Where I am signed in', response: { 200: StaffSessionList } } },
    async (request, reply) => reply.header('cache-control', 'no-store').send(await access.sessionsOf(staffOf(request))));

  app.post('/api/v1/desk/password', {
    config: { ...config, ratePerMinute: TRIES_PER_MINUTE }, schema: { tags, summary: 'A fresh password for myself, shown once; ends my other sessions', body: PasswordAgain, response: { 200: z.object({ password: z.string() }) } },
  }, async (request, reply) => reply.header('cache-control', 'no-store').send({ password: await access.changeOwnPassword(request.headers.cookie ?? '', request.body.password, staffOf(request)) }));

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
