import { StaffNames, StaffNamesQuery } from '@lobby/contracts';
import { signedInAccess, type HttpApp } from '@lobby/service-kit/http';
import type { Access } from '../access.ts';

/** More ids than one screen shows. */
const IDS_MAX = 200;

/** Histories and lists hold ids; a screen asks here how their people are called. */
export function registerNameRoutes(app: HttpApp, access: Access): void {
  app.get('/api/v1/desk/staff-names', {
    config: { access: signedInAccess }, schema: { tags: ['staff'], summary: 'Names of members of staff', querystring: StaffNamesQuery, response: { 200: StaffNames } },
  }, async (request) => ({ names: Object.fromEntries(await access.staffNames([...new Set(request.query.ids.split(','))].slice(0, IDS_MAX))) }));
}
