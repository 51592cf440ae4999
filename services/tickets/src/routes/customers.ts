import { ConsentInput, CustomerId, CustomerMergeInput, CustomerView, Holdings, IdentityReveal, PreferencesInput, Reveal, Revealed, TicketId } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { askHoldings } from '../customer/holdings.ts';
import { mergeByHand } from '../customer/mergeByHand.ts';
import { undoMerge } from '../customer/mergeCustomers.ts';
import { readCustomer } from '../customer/readCustomer.ts';
import { revealContact, revealIdentity } from '../customer/reveal.ts';
import { recordConsent, setPreferences } from '../customer/wishes.ts';
import type { TicketsDeps } from '../deps.ts';

const params = z.strictObject({ id: CustomerId });
const ofMerge = params.extend({ mergeId: z.string().regex(/^evt_[0-9a-z]{26}$/) });
const tags = ['customers'];
const security = [{ staff: [] }];
const reveal = { config: { access: staffAccess('customer.reveal'), ratePerMinute: 20 } };
const change = { config: { access: staffAccess('ticket.update') } };

export function registerCustomerRoutes(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/customers/:id', { config: { access: staffAccess('customer.read') }, schema: { tags, security, summary: 'One customer across channels', params, response: { 200: CustomerView } } },
    (request) => readCustomer(deps, request.params.id));

  app.post('/api/v1/customers/:id/merge', { ...change, schema: { tags, security, summary: 'Joins this customer with another; answers with the other', params, body: CustomerMergeInput, response: { 200: CustomerView } } }, async (request) => {
    await mergeByHand(deps, request.params.id, request.body.into, request.body.evidence, staffOf(request).id);
    return readCustomer(deps, request.body.into);
  });

  app.post('/api/v1/customers/:id/merges/:mergeId/undo', { ...change, schema: { tags, security, summary: 'Takes a join back', params: ofMerge, response: { 200: CustomerView } } }, async (request) => {
    await deps.database.transaction(async (tx) => {
      await undoMerge(tx, request.params.mergeId, deps.clock.now());
      await deps.staff.audit(tx, { actor: staffOf(request).id, action: 'customer.unmerge', subject: request.params.id, data: { merge: request.params.mergeId } });
    });
    return readCustomer(deps, request.params.id);
  });

  app.post('/api/v1/customers/:id/consents', { ...change, schema: { tags, security, summary: 'Writes down a yes or a no', params, body: ConsentInput, response: { 200: CustomerView } } }, async (request) => {
    await recordConsent(deps, request.params.id, request.body, staffOf(request).id);
    return readCustomer(deps, request.params.id);
  });

  app.put('/api/v1/customers/:id/preferences', { ...change, schema: { tags, security, summary: 'How the customer wants to be served', params, body: PreferencesInput, response: { 200: CustomerView } } }, async (request) => {
    await setPreferences(deps, request.params.id, Object.fromEntries(Object.entries(request.body).flatMap(([key, value]) => (value ? [[key, value]] : []))), staffOf(request).id);
    return readCustomer(deps, request.params.id);
  });

  app.post('/api/v1/customers/:id/reveal', { ...reveal, schema: { tags, security, summary: 'Shows an identity in full; the reason goes into the audit', params, body: IdentityReveal, response: { 200: Revealed } } },
    async (request) => ({ value: await revealIdentity(deps, request.params.id, request.body, { actor: staffOf(request).id, reason: request.body.reason }) }));

  app.post('/api/v1/customers/:id/holdings', { ...reveal, schema: { tags, security, summary: 'What the customer holds at the bank; the reason goes into the audit', params, body: Reveal, response: { 200: Holdings } } },
    async (request) => ({ holdings: await askHoldings(deps, request.params.id, { actor: staffOf(request).id, reason: request.body.reason }) }));

  app.post('/api/v1/tickets/:id/contact/reveal', { ...reveal, schema: { tags, security, summary: 'Shows the number to call; the reason goes into the audit', params: z.strictObject({ id: TicketId }), body: Reveal, response: { 200: Revealed } } },
    async (request) => ({ value: await revealContact(deps, request.params.id, { actor: staffOf(request).id, reason: request.body.reason }) }));
}
