import { Activity, Login, Me, type Staff } from '@lobby/contracts';
import { publicAccess, signedInAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { permissionsOf } from '../permissions/may.ts';
import type { Access } from '../access.ts';

/** Enough for a shift change behind one address, too few to guess. */
const LOGINS_PER_MINUTE = 30;
const tags = ['staff'];

export function registerSessionRoutes(app: HttpApp, access: Access): void {
  app.post('/api/v1/desk/login', {
    config: { access: publicAccess, ratePerMinute: LOGINS_PER_MINUTE }, schema: { tags, summary: 'Signs a member of staff in', body: Login, response: { 200: Me } },
  }, async (request, reply) => {
    const { username, password, code } = request.body;
    const { cookies, staff } = await access.login(username, password, { ip: request.ip, userAgent: request.headers['user-agent'] ?? '', code });
    return reply.headers(signInHeaders(cookies)).send(meOf(access, staff));
  });

  app.get('/api/v1/desk/me', {
    config: { access: signedInAccess }, schema: { tags, summary: 'Who is signed in and what they may', response: { 200: Me } },
  }, async (request, reply) => reply.header('cache-control', 'no-store').send(meOf(access, staffOf(request))));

  app.post('/api/v1/desk/activity', {
    config: { access: signedInAccess }, schema: { tags, summary: 'Somebody is at the screen; without this word a session ends after a while', response: { 200: Activity } },
  }, async (request) => {
    await access.touch(staffOf(request));
    return { idleSeconds: access.idleSecondsOf(staffOf(request)) };
  });

  app.post('/api/v1/desk/logout', {
    config: { access: signedInAccess }, schema: { tags, summary: 'Ends the session', response: { 204: z.null() } },
  }, async (request, reply) => {
    const staff = staffOf(request);
    await access.revokeSession(staff.sessionId, staff.id);
    return reply.headers(signInHeaders([access.clearedCookie])).header('clear-site-data', '"cache", "storage"').code(204).send(null);
  });
}

/** No cache may keep an answer that carries a session. */
export const signInHeaders = (cookies: readonly string[]) => ({ 'cache-control': 'no-store', 'set-cookie': [...cookies] });

/** What a screen learns of who is signed in; the session's id stays here. */
export function meOf(access: Access, staff: Staff): Me {
  const { sessionId: _kept, ...person } = staff;
  return { staff: person, permissions: permissionsOf(staff), csrfToken: access.csrfTokenOf(staff), idleSeconds: access.idleSecondsOf(staff) };
}
