import { ConversationId, FileId } from '@lobby/contracts';
import { sendFile, staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { readFile } from '../../attachments/conversationFiles.ts';
import type { Spine } from '../../deps.ts';
import { visibleConversation } from './visible.ts';

/** What a customer sent, for whoever may read the conversation. */
export function registerDeskFileRoutes(app: HttpApp, spine: Spine): void {
  app.get('/api/v1/desk/conversations/:id/attachments/:attachmentId', {
    config: { access: staffAccess('conversation.read'), ratePerMinute: 600 },
    schema: { tags: ['desk'], security: [{ staff: [] }], summary: 'A file of the customer, always to be saved and never shown', params: z.strictObject({ id: ConversationId, attachmentId: FileId }) },
  }, async (request, reply) => {
    await visibleConversation(spine, staffOf(request), request.params.id);
    return sendFile(reply, await readFile(spine, request.params.id, request.params.attachmentId));
  });
}
