import { TicketDetail, TicketId } from '@lobby/contracts';
import { fileOf, sendFile, staffAccess, staffOf, takeFiles, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { TicketsDeps } from '../deps.ts';
import { ATTACHMENT_MAX_BYTES, attachFile, readAttachment } from '../ticket/attachFile.ts';
import { readTicket } from '../ticket/readTicket.ts';

const params = z.strictObject({ id: TicketId });
const one = params.extend({ attachmentId: z.string().regex(/^evt_[0-9a-z]{26}$/) });
const Named = z.strictObject({ name: z.string().trim().min(1).max(200) });
const tags = ['tickets'];
const security = [{ staff: [] }];

export function registerAttachmentRoutes(app: HttpApp, deps: TicketsDeps): void {
  app.register(async (instance) => {
    const scope = instance as HttpApp;
    takeFiles(scope, ATTACHMENT_MAX_BYTES);
    scope.post('/api/v1/tickets/:id/attachments', {
      bodyLimit: ATTACHMENT_MAX_BYTES, config: { access: staffAccess('ticket.update'), ratePerMinute: 60 },
      schema: { tags, security, summary: 'Attaches a file (application/octet-stream); its bytes say what it is', params, querystring: Named, consumes: ['application/octet-stream'], response: { 201: TicketDetail } },
    }, async (request, reply) => {
      await attachFile(deps, request.params.id, { name: request.query.name, bytes: fileOf(request) }, staffOf(request).id);
      return reply.code(201).send(await readTicket(deps, request.params.id));
    });
  });

  app.get('/api/v1/tickets/:id/attachments/:attachmentId', {
    config: { access: staffAccess('ticket.read') }, schema: { tags, security, summary: 'The file, always to be saved and never shown', params: one },
  }, async (request, reply) => {
    const { attachment, bytes } = await readAttachment(deps, request.params.id, request.params.attachmentId);
    return sendFile(reply, { name: attachment.name, bytes });
  });
}
