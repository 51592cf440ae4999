import { NewTicket, TicketApproval, TicketBulk, TicketBulkAnswer, TicketDetail, TicketId, TicketLink, TicketListQuery, TicketMerge, TicketNote, TicketPage, TicketPatch, TicketSplit } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { TicketsDeps } from '../deps.ts';
import { addNote } from '../ticket/addNote.ts';
import { applyMacro } from '../ticket/applyMacro.ts';
import { bulkChange } from '../ticket/bulkChange.ts';
import { createTicket } from '../ticket/createTicket.ts';
import { decideApproval } from '../ticket/decideApproval.ts';
import { exportCsv } from '../ticket/exportCsv.ts';
import { followTicket } from '../ticket/followTicket.ts';
import { linkTickets, unlinkTickets } from '../ticket/linkTickets.ts';
import { listTickets } from '../ticket/listTickets.ts';
import { mergeTickets } from '../ticket/mergeTickets.ts';
import { readTicket } from '../ticket/readTicket.ts';
import { splitTicket } from '../ticket/splitTicket.ts';
import { updateTicket } from '../ticket/updateTicket.ts';

const params = z.strictObject({ id: TicketId });
const tags = ['tickets'];
const security = [{ staff: [] }];
const read = { config: { access: staffAccess('ticket.read') } };
const change = { config: { access: staffAccess('ticket.update') } };
const CsvQuery = TicketListQuery.omit({ after: true, limit: true });
const MacroUse = z.strictObject({ macro: z.string().min(1).max(60), version: z.number().int().min(1) });

export function registerTicketRoutes(app: HttpApp, deps: TicketsDeps): void {
  registerLists(app, deps);
  registerChanges(app, deps);
  registerRelations(app, deps);
}

function registerLists(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/tickets', { ...read, schema: { tags, security, summary: 'Tickets, latest change first', querystring: TicketListQuery, response: { 200: TicketPage } } },
    (request) => listTickets(deps, request.query, staffOf(request).id));

  app.get('/api/v1/tickets/export', {
    config: { access: staffAccess('ticket.read'), ratePerMinute: 6 }, schema: { tags, security, summary: 'The same list as CSV, safe to open in a spreadsheet', querystring: CsvQuery },
  }, (request, reply) => reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="tickets.csv"').header('x-content-type-options', 'nosniff')
    .send(exportCsv(deps, { ...request.query, limit: 200 }, staffOf(request).id)));

  app.post('/api/v1/tickets', { ...change, schema: { tags, security, summary: 'Opens a ticket by hand; the same clientId again gives the same one', body: NewTicket, response: { 201: TicketDetail } } },
    async (request, reply) => reply.code(201).send(await readTicket(deps, await createTicket(deps, request.body, staffOf(request).id))));

  app.post('/api/v1/tickets/bulk', { ...change, schema: { tags, security, summary: 'The same change to many tickets; each says how it went', body: TicketBulk, response: { 200: TicketBulkAnswer } } },
    (request) => bulkChange(deps, request.body, staffOf(request).id));

  app.get('/api/v1/tickets/:id', { ...read, schema: { tags, security, summary: 'A ticket with its history', params, response: { 200: TicketDetail } } }, (request) => readTicket(deps, request.params.id));
}

function registerChanges(app: HttpApp, deps: TicketsDeps): void {
  app.patch('/api/v1/tickets/:id', { ...change, schema: { tags, security, summary: 'Changes a ticket', params, body: TicketPatch, response: { 200: TicketDetail } } }, async (request) => {
    await updateTicket(deps, request.params.id, request.body, staffOf(request).id);
    return readTicket(deps, request.params.id);
  });

  app.post('/api/v1/tickets/:id/notes', { ...change, schema: { tags, security, summary: 'Adds an internal note', params, body: TicketNote, response: { 201: TicketDetail } } }, async (request, reply) => {
    await addNote(deps, request.params.id, request.body, staffOf(request).id);
    return reply.code(201).send(await readTicket(deps, request.params.id));
  });

  app.post('/api/v1/tickets/:id/macro', { ...change, schema: { tags, security, summary: 'Does what a macro says, all of it or nothing', params, body: MacroUse, response: { 200: TicketDetail } } }, async (request) => {
    await applyMacro(deps, request.params.id, request.body.macro, request.body.version, staffOf(request).id);
    return readTicket(deps, request.params.id);
  });

  app.post('/api/v1/tickets/:id/approval/request', { ...change, schema: { tags, security, summary: 'Asks for approval', params, body: TicketApproval.omit({ step: true }), response: { 200: TicketDetail } } }, async (request) => {
    await decideApproval(deps, request.params.id, { ...request.body, step: 'request' }, staffOf(request).id);
    return readTicket(deps, request.params.id);
  });

  app.post('/api/v1/tickets/:id/approval', {
    config: { access: staffAccess('conversation.takeover') },
    schema: { tags, security, summary: 'Approves or rejects; whoever asked does not decide', params, body: TicketApproval.extend({ step: z.enum(['approve', 'reject']) }), response: { 200: TicketDetail } },
  }, async (request) => {
    await decideApproval(deps, request.params.id, request.body, staffOf(request).id);
    return readTicket(deps, request.params.id);
  });
}

function registerRelations(app: HttpApp, deps: TicketsDeps): void {
  app.post('/api/v1/tickets/:id/merge', { ...change, schema: { tags, security, summary: 'Makes this ticket part of another; answers with the other', params, body: TicketMerge, response: { 200: TicketDetail } } }, async (request) => {
    await mergeTickets(deps, request.params.id, request.body, staffOf(request).id);
    return readTicket(deps, request.body.into);
  });

  app.post('/api/v1/tickets/:id/split', { ...change, schema: { tags, security, summary: 'Makes a second ticket out of this one', params, body: TicketSplit, response: { 201: TicketDetail } } },
    async (request, reply) => reply.code(201).send(await readTicket(deps, await splitTicket(deps, request.params.id, request.body, staffOf(request).id))));

  app.post('/api/v1/tickets/:id/links', { ...change, schema: { tags, security, summary: 'Links two tickets', params, body: TicketLink, response: { 200: TicketDetail } } }, async (request) => {
    await linkTickets(deps, request.params.id, request.body, staffOf(request).id);
    return readTicket(deps, request.params.id);
  });

  app.post('/api/v1/tickets/:id/unlink', { ...change, schema: { tags, security, summary: 'Takes a link back', params, body: TicketLink, response: { 200: TicketDetail } } }, async (request) => {
    await unlinkTickets(deps, request.params.id, request.body, staffOf(request).id);
    return readTicket(deps, request.params.id);
  });

  for (const [method, follows] of [['PUT', true], ['DELETE', false]] as const) {
    app.route({ method, url: '/api/v1/tickets/:id/following', ...read, schema: { tags, security, summary: follows ? 'I follow this ticket' : 'I follow it no longer', params, response: { 204: z.null() } }, handler: async (request, reply) => {
      await followTicket(deps, request.params.id, staffOf(request).id, follows);
      return reply.code(204).send(null);
    } });
  }
}
