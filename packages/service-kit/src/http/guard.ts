import { LobbyError, type AccessService } from '@lobby/contracts';
import type { FastifyRequest } from 'fastify';
import { sameSecret } from '../hash.ts';
import type { HttpApp } from './httpApp.ts';
import type { Staff } from '@lobby/contracts';

export type GuardOptions = {
  access: Pick<AccessService, 'staffFromHeaders' | 'may'>;
  /** The CSRF token that belongs to a session. */
  csrfTokenOf: (staff: Staff) => string;
};

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Checks every route's `config.access` before its handler: session, permission and, for changing requests of staff, the CSRF header
 * `x-lobby-csrf`. A route registered without `access` makes the registration throw.
 */
export function installGuard(app: HttpApp, options: GuardOptions): void {
  app.decorateRequest('staff', null);
  app.addHook('onRoute', (route) => {
    if (!route.config?.access && route.url.startsWith('/api/')) throw new Error(`route ${String(route.method)} ${route.url} does not say who may call it (config.access)`);
  });
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access;
    // Whether the token fits the conversation is the handler's question; that there is one comes before a look at the body.
    if (access?.kind === 'visitor' && bearerOf(request) === null) throw new LobbyError('unauthenticated');
    if (access?.kind !== 'staff') return;
    const staff = await options.access.staffFromHeaders(request.headers);
    if (!staff) throw new LobbyError('unauthenticated', 'Sign in first');
    request.staff = staff;
    if (access.permission !== null && !options.access.may(staff, access.permission)) throw new LobbyError('forbidden', `This needs the permission ${access.permission}`);
    if (!SAFE_METHODS.has(request.method) && !sameSecret(String(request.headers['x-lobby-csrf'] ?? ''), options.csrfTokenOf(staff))) {
      throw new LobbyError('forbidden', 'The x-lobby-csrf header is missing or wrong');
    }
  });
}

/** The signed-in member of staff of a `staff` route. */
export function staffOf(request: FastifyRequest): Staff {
  if (!request.staff) throw new LobbyError('unauthenticated', 'Sign in first');
  return request.staff;
}

/** The bearer token of a request, or null. */
export function bearerOf(request: FastifyRequest): string | null {
  const match = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}
