import { TicketDetail, TicketId, TicketListQuery, TicketNote, TicketPage, TicketPatch } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { TicketsDeps } from '../deps.ts';
import { addNote } from '../ticket/addNote.ts';
import { listTickets } from '../ticket/listTickets.ts';
import { readTicket } from '../ticket/readTicket.ts';
import { updateTicket } from '../ticket/updateTicket.ts';

const params = z.strictObject({ id: TicketId });
const tags = ['tickets'];

export function registerTicketRoutes(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/tickets', {
    config: { access: staffAccess('ticket.read') }, schema: { tags, summary: 'Tickets, latest change first', querystring: TicketListQuery, response: { 200: TicketPage } },
  }, (request) => listTickets(deps, request.query, staffOf(request).id));

  app.get('/api/v1/tickets/:id', {
    config: { access: staffAccess('ticket.read') }, schema: { tags, summary: 'A ticket with its history', params, response: { 200: TicketDetail } },
  }, (request) => readTicket(deps, request.params.id));

  app.patch('/api/v1/tickets/:id', {
    config: { access: staffAccess('ticket.update') }, schema: { tags, summary: 'Changes a ticket', params, body: TicketPatch, response: { 200: TicketDetail } },
  }, async (request) => {
    await updateTicket(deps, request.params.id, request.body, staffOf(request).id);
    return readTicket(deps, request.params.id);
  });

  app.post('/api/v1/tickets/:id/notes', {
    config: { access: staffAccess('ticket.update') }, schema: { tags, summary: 'Adds an internal note', params, body: TicketNote, response: { 201: TicketDetail } },
  }, async (request, reply) => {
    await addNote(deps, request.params.id, request.body, staffOf(request).id);
    return reply.code(201).send(await readTicket(deps, request.params.id));
  });
}
