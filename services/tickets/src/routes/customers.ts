import { CustomerId, CustomerView } from '@lobby/contracts';
import { staffAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { readCustomer } from '../customer/readCustomer.ts';
import type { TicketsDeps } from '../deps.ts';

export function registerCustomerRoutes(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/customers/:id', {
    config: { access: staffAccess('customer.read') },
    schema: { tags: ['customers'], summary: 'One customer across channels', params: z.strictObject({ id: CustomerId }), response: { 200: CustomerView } },
  }, (request) => readCustomer(deps, request.params.id));
}
