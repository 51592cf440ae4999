import { ConversationId, DESK_EVENTS, DeskConversation, DeskTurn, HandoffId, Inbox, InboxQuery, LobbyError, SentMessage, TimelinePage } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Spine } from '../../deps.ts';
import { tidyBody } from '../../live/readPayload.ts';
import { readForStaff } from '../../timeline/read.ts';
import { deskCommands, DESK_PERMISSIONS } from './commands.ts';
import { inbox } from './inbox.ts';
import { deskTurn, deskView } from './view.ts';
import { visibleConversation } from './visible.ts';

const ofConversation = z.strictObject({ id: ConversationId });
const ofTurn = ofConversation.extend({ turnId: z.string().regex(/^turn_[0-9a-z]{26}$/) });
const ofHandoff = z.strictObject({ id: HandoffId });
const After = z.strictObject({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), limit: z.coerce.number().int().min(1).max(500).default(200) });
const Done = z.null();
const tags = ['desk'];
const security = [{ staff: [] }];
const BASE = '/api/v1/desk';

/** The desk over REST. */
export function registerDeskRoutes(app: HttpApp, spine: Spine): void {
  registerReads(app, spine);
  registerConversationCommands(app, spine);
  registerSupervision(app, spine);
  registerAgentCommands(app, spine);
}

function registerReads(app: HttpApp, spine: Spine): void {
  const read = { access: staffAccess('conversation.read'), ratePerMinute: 1200 };
  app.get(`${BASE}/inbox`, { schema: { tags, summary: 'Conversations of the agent and of the queues', security, querystring: InboxQuery, response: { 200: Inbox } }, config: read },
    async (request) => ({ rows: await inbox(spine, staffOf(request), request.query) }));
  app.get(`${BASE}/conversations/:id`, { schema: { tags, summary: 'A conversation with packet and assignment', security, params: ofConversation, response: { 200: DeskConversation } }, config: read },
    async (request) => deskView(spine, staffOf(request), request.params.id));
  app.get(`${BASE}/conversations/:id/timeline`, { schema: { tags, summary: 'All facts after a seq', security, params: ofConversation, querystring: After, response: { 200: TimelinePage } }, config: read },
    async (request) => {
      await visibleConversation(spine, staffOf(request), request.params.id);
      const page = await readForStaff(spine.database.db, request.params.id, request.query.after, request.query.limit);
      if (!page) throw new LobbyError('not_found');
      return page;
    });
  app.get(`${BASE}/conversations/:id/turns/:turnId`, { schema: { tags, summary: 'The trace of a turn', security, params: ofTurn, response: { 200: DeskTurn } }, config: { access: staffAccess('trace.read') } },
    async (request) => deskTurn(spine, request.params.id, request.params.turnId));
}

const at = (path: string): string => `${BASE}/conversations/:id/${path}`;
const done = (summary: string) => ({ tags, summary, security, params: ofConversation, response: { 204: Done } });
const message = <B extends z.ZodType>(summary: string, body: B) => ({ schema: { tags, summary, security, params: ofConversation, body, response: { 200: SentMessage, 201: SentMessage } }, preValidation: tidyBody });

function registerConversationCommands(app: HttpApp, spine: Spine): void {
  const Message = DESK_EVENTS['message.send'].payload.omit({ conversationId: true });
  const Note = DESK_EVENTS['note.add'].payload.omit({ conversationId: true });
  app.post(at('messages'), { ...message('Says something to the customer', Message), config: { access: staffAccess(DESK_PERMISSIONS['message.send']) } }, async (request, reply) => {
    const { sent, repeated } = await deskCommands(spine, staffOf(request)).say({ ...request.body, conversationId: request.params.id });
    return reply.code(repeated ? 200 : 201).send(sent);
  });
  app.post(at('notes'), { ...message('Adds a note among staff', Note), config: { access: staffAccess(DESK_PERMISSIONS['note.add']) } }, async (request, reply) => {
    const { sent, repeated } = await deskCommands(spine, staffOf(request)).note({ ...request.body, conversationId: request.params.id });
    return reply.code(repeated ? 200 : 201).send(sent);
  });
  app.post(at('transfer'), { schema: { ...done('Passes the conversation to a queue'), body: DESK_EVENTS['conversation.transfer'].payload.omit({ conversationId: true }) }, config: { access: staffAccess(DESK_PERMISSIONS['conversation.transfer']) }, preValidation: tidyBody },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).transfer({ ...request.body, conversationId: request.params.id })));
  app.post(at('return-to-bot'), { schema: done('Gives the conversation back to the bot'), config: { access: staffAccess(DESK_PERMISSIONS['conversation.return_to_bot']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).returnToBot({ conversationId: request.params.id })));
  app.post(at('resolve'), { schema: done('Ends the conversation and resolves its ticket'), config: { access: staffAccess(DESK_PERMISSIONS['conversation.resolve']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).resolve({ conversationId: request.params.id })));
}

function registerSupervision(app: HttpApp, spine: Spine): void {
  app.post(at('take-over'), { schema: done('Makes the conversation one\'s own, from whoever has it'), config: { access: staffAccess(DESK_PERMISSIONS['conversation.take_over']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).takeOver({ conversationId: request.params.id })));
  app.post(at('join'), { schema: done('Speaks to the customer beside the agent'), config: { access: staffAccess(DESK_PERMISSIONS['conversation.join']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).join({ conversationId: request.params.id })));
  app.post(at('leave'), { schema: done('Ends speaking beside the agent'), config: { access: staffAccess(DESK_PERMISSIONS['conversation.leave']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).leave({ conversationId: request.params.id })));
  app.post(at('consult'), { schema: { ...done('Asks a colleague to read along and answer in notes'), body: DESK_EVENTS['consult.ask'].payload.omit({ conversationId: true }) }, config: { access: staffAccess(DESK_PERMISSIONS['consult.ask']) }, preValidation: tidyBody },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).askColleague({ ...request.body, conversationId: request.params.id })));
  app.post(at('consult/end'), { schema: { ...done('Ends a consultation'), body: DESK_EVENTS['consult.end'].payload.omit({ conversationId: true }) }, config: { access: staffAccess(DESK_PERMISSIONS['consult.end']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).endConsult({ ...request.body, conversationId: request.params.id })));
}

function registerAgentCommands(app: HttpApp, spine: Spine): void {
  app.post(`${BASE}/wrap-up/end`, { schema: { tags, summary: 'The work after a conversation is done', security, response: { 204: Done } }, config: { access: staffAccess(DESK_PERMISSIONS['wrap_up.end']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).endWrapUp()));
  app.post(`${BASE}/handoffs/:id/accept`, { schema: { tags, summary: 'Takes a waiting conversation', security, params: ofHandoff, response: { 200: DESK_EVENTS['handoff.accept'].value } }, config: { access: staffAccess(DESK_PERMISSIONS['handoff.accept']) } },
    async (request) => deskCommands(spine, staffOf(request)).accept({ handoffId: request.params.id }));
  app.post(`${BASE}/handoffs/:id/decline`, { schema: { tags, summary: 'Says no to an offer', security, params: ofHandoff, response: { 204: Done } }, config: { access: staffAccess(DESK_PERMISSIONS['handoff.decline']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).decline({ handoffId: request.params.id })));
  app.post(`${BASE}/presence`, { schema: { tags, summary: 'Sets the agent online, on a break or offline', security, body: DESK_EVENTS['presence.set'].payload, response: { 204: Done } }, config: { access: staffAccess(DESK_PERMISSIONS['presence.set']) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).presence(request.body)));
  app.post(`${BASE}/heartbeat`, { schema: { tags, summary: 'Renews the agent\'s leases', security, response: { 204: Done } }, config: { access: staffAccess(DESK_PERMISSIONS.heartbeat) } },
    async (request, reply) => reply.code(204).send(await deskCommands(spine, staffOf(request)).heartbeat()));
}
