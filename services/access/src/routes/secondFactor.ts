import { LobbyError, Me } from '@lobby/contracts';
import { signedInAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Access } from '../access.ts';
import { meOf, signInHeaders } from './session.ts';

const tags = ['staff'];
/** Codes have six digits: a minute must not allow many. */
export const TRIES_PER_MINUTE = 10;
/** Whoever sits down at somebody's open screen does not know their password. */
export const PasswordAgain = z.strictObject({ password: z.string().min(1).max(200) });

export function registerSecondFactorRoutes(app: HttpApp, access: Access): void {
  app.post('/api/v1/desk/second-factor', {
    config: { access: signedInAccess, ratePerMinute: TRIES_PER_MINUTE },
    schema: { tags, summary: 'Begins to set up an authenticator', body: PasswordAgain, response: { 200: z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) }) } },
  }, async (request, reply) => reply.header('cache-control', 'no-store').send(await access.beginSecondFactor(request.headers.cookie ?? '', request.body.password)));

  app.post('/api/v1/desk/second-factor/recovery', {
    config: { access: signedInAccess, ratePerMinute: TRIES_PER_MINUTE },
    schema: { tags, summary: 'Fresh recovery codes, shown once; the old ones work no more', body: PasswordAgain, response: { 200: z.object({ recoveryCodes: z.array(z.string()) }) } },
  }, async (request, reply) => reply.header('cache-control', 'no-store').send({ recoveryCodes: await access.renewRecoveryCodes(request.headers.cookie ?? '', request.body.password, staffOf(request)) }));

  app.post('/api/v1/desk/second-factor/confirm', {
    config: { access: signedInAccess, ratePerMinute: TRIES_PER_MINUTE },
    schema: { tags, summary: 'Makes the authenticator count', body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }), response: { 200: Me } },
  }, async (request, reply) => {
    const done = await access.confirmSecondFactor(request.headers.cookie ?? '', request.body.code, staffOf(request));
    if (!done) throw new LobbyError('forbidden', 'The code is wrong');
    return reply.headers(signInHeaders(done.cookies)).send(meOf(access, done.staff));
  });
}
