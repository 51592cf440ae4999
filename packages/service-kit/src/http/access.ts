import type { Permission, Staff } from '@lobby/contracts';

/**
 * Who may call a route. Every route must say it (`config.access`); the server refuses to start with one that does not, and the authorisation
 * matrix is generated from it.
 * - `public`: anyone. - `visitor`: the holder of the conversation's visitor token, checked by the handler against the id in the address.
 * - `staff`: a signed-in member of staff with the permission; null where every signed-in person may, as with signing out.
 */
export type RouteAccess = { kind: 'public' } | { kind: 'visitor' } | { kind: 'staff'; permission: Permission | null };

export const publicAccess: RouteAccess = { kind: 'public' };
export const visitorAccess: RouteAccess = { kind: 'visitor' };
export const staffAccess = (permission: Permission): RouteAccess => ({ kind: 'staff', permission });
export const signedInAccess: RouteAccess = { kind: 'staff', permission: null };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: RouteAccess;
    /** Requests per minute and client address; the default stands in createHttp. */
    ratePerMinute?: number;
  }
  interface FastifyRequest {
    /** Set by the guard on `staff` routes. */
    staff: Staff | null;
  }
}
