import { ClientId, ConversationId, FILE_MAX_BYTES, FileId, LobbyError, SentMessage } from '@lobby/contracts';
import { bearerOf, fileOf, sendFile, takeFiles, visitorAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { readFile } from '../../attachments/conversationFiles.ts';
import { receiveFile } from '../../attachments/receiveFile.ts';
import type { Spine } from '../../deps.ts';
import type { RateLimiter } from '../../live/rateLimiter.ts';
import { knowVisitor } from './visitor.ts';

const params = z.strictObject({ id: ConversationId });
const Named = z.strictObject({ clientId: ClientId, name: z.string().trim().min(1).max(200) });
const tags = ['conversations'];
const security = [{ visitor: [] }];

/** Files of customers. Who holds the token is asked before the body is read: a stranger's megabytes are not taken in. */
export function registerWebFileRoutes(app: HttpApp, spine: Spine, messages: RateLimiter | null): void {
  app.register(async (instance) => {
    const scope = instance as HttpApp;
    takeFiles(scope, FILE_MAX_BYTES);
    scope.post('/api/v1/conversations/:id/attachments', {
      bodyLimit: FILE_MAX_BYTES, config: { access: visitorAccess, ratePerMinute: 30 },
      schema: { tags, security, summary: 'Sends a picture or a PDF (application/octet-stream); its bytes say what it is; the same clientId again stores nothing', params, querystring: Named, consumes: ['application/octet-stream'], response: { 200: SentMessage, 201: SentMessage } },
      onRequest: async (request) => { await knowVisitor(spine, bearerOf(request), (request.params as { id: string }).id); },
    }, async (request, reply) => {
      const visitor = await knowVisitor(spine, bearerOf(request), request.params.id);
      if (messages && !messages.allow(visitor.conversationId)) throw new LobbyError('rate_limited');
      const { sent, repeated } = await receiveFile(spine, { ...visitor, ...request.query, bytes: fileOf(request) });
      return reply.code(repeated ? 200 : 201).send(sent);
    });
  });

  app.get('/api/v1/conversations/:id/attachments/:attachmentId', {
    config: { access: visitorAccess, ratePerMinute: 240 }, schema: { tags, security, summary: 'The file, always to be saved and never shown', params: params.extend({ attachmentId: FileId }) },
  }, async (request, reply) => {
    const { conversationId } = await knowVisitor(spine, bearerOf(request), request.params.id);
    return sendFile(reply, await readFile(spine, conversationId, request.params.attachmentId));
  });
}
