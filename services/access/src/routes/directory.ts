import { LobbyError, SignInWays } from '@lobby/contracts';
import { publicAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Access } from '../access.ts';
import { CALLBACK_PATH } from '../directory/directoryOptions.ts';
import { signInHeaders } from './session.ts';

/** Screens one may come back to; an open redirect would lend our name to others. */
const Back = z.strictObject({ to: z.enum(['/desk', '/knowledge', '/compliance']).default('/desk') });
const CallbackQuery = z.object({ code: z.string().max(2000).optional(), state: z.string().max(2000).optional(), iss: z.string().max(500).optional(), error: z.string().max(200).optional() });
const config = { access: publicAccess, ratePerMinute: 60 };
const tags = ['staff'];

/** Signing in at the bank's directory: there, back, and a session of ours. */
export function registerDirectoryRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/desk/sign-in-ways', { config, schema: { tags, summary: 'How one can sign in here', response: { 200: SignInWays } } },
    async () => ({ password: true, directory: access.hasDirectory }));

  app.get('/api/v1/desk/directory', { config, schema: { tags, summary: 'Goes to the directory to sign in', querystring: Back } }, async (request, reply) => {
    const { url, cookies } = await access.beginAtDirectory(request.query.to);
    return reply.headers(signInHeaders(cookies)).redirect(url, 302);
  });

  app.get(CALLBACK_PATH, { config, schema: { tags, summary: 'Comes back from the directory', querystring: CallbackQuery } }, async (request, reply) => {
    const query = Object.fromEntries(Object.entries(request.query).filter((e): e is [string, string] => typeof e[1] === 'string'));
    try {
      const { cookies, to } = await access.endAtDirectory({ query, cookie: request.headers.cookie ?? '', ip: request.ip, userAgent: request.headers['user-agent'] ?? '' });
      return await reply.headers(signInHeaders(cookies)).redirect(Back.safeParse({ to }).data?.to ?? '/desk', 302);
    } catch (error) {
      if (!(error instanceof LobbyError) || error.code !== 'unauthenticated') throw error;
      return reply.header('cache-control', 'no-store').redirect('/desk?sign-in=refused', 302);
    }
  });
}
