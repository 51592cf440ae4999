import { ConversationId, CUSTOMER_EVENTS, Deferral, Deferred, Feedback, Identified, Identify, LobbyError, OpenConversation, OpenedConversation, Rating, SendMessage, SentMessage, TimelinePage } from '@lobby/contracts';
import { bearerOf, publicAccess, visitorAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Spine } from '../../deps.ts';
import { handleMessage } from '../../handleMessage.ts';
import { deferHandoff } from '../../handoff/deferHandoff.ts';
import { withdrawHandoff } from '../../handoff/endHandoff.ts';
import { rate } from '../../handoff/rate.ts';
import { identifyVisitor } from '../../identity/identifyVisitor.ts';
import { signOutVisitor } from '../../identity/signOutVisitor.ts';
import type { RateLimiter } from '../../live/rateLimiter.ts';
import { tidyBody } from '../../live/readPayload.ts';
import { readForCustomer } from '../../timeline/read.ts';
import { giveFeedback } from './giveFeedback.ts';
import { openConversation } from './openConversation.ts';
import { knowVisitor } from './visitor.ts';

const params = z.strictObject({ id: ConversationId });
const After = z.strictObject({ after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0), limit: z.coerce.number().int().min(1).max(500).default(200) });
const tags = ['conversations'];
const security = [{ visitor: [] }];

/** The customer's door over REST: the same words as the socket, for integrators and for a client whose socket is away. */
export function registerWebRoutes(app: HttpApp, spine: Spine, messages: RateLimiter | null): void {
  app.post('/api/v1/conversations', {
    schema: { tags, summary: 'Opens a conversation', body: OpenConversation, response: { 201: OpenedConversation } }, config: { access: publicAccess, ratePerMinute: 120 }, preValidation: tidyBody,
  }, async (request, reply) => reply.code(201).send(await openConversation(spine, request.body)));

  app.post('/api/v1/conversations/:id/messages', {
    schema: { tags, summary: 'Says something; the same clientId again gives the same answer', security, params, body: SendMessage, response: { 200: SentMessage, 201: SentMessage } },
    config: { access: visitorAccess, ratePerMinute: 1200 }, preValidation: tidyBody,
  }, async (request, reply) => {
    const visitor = await knowVisitor(spine, bearerOf(request), request.params.id);
    if (messages && !messages.allow(visitor.conversationId)) throw new LobbyError('rate_limited');
    const { sent, repeated } = await handleMessage(spine, { ...request.body, ...visitor });
    return reply.code(repeated ? 200 : 201).send(sent);
  });

  app.get('/api/v1/conversations/:id/timeline', {
    schema: { tags, summary: 'What was said after a seq', security, params, querystring: After, response: { 200: TimelinePage } }, config: { access: visitorAccess, ratePerMinute: 1200 },
  }, async (request) => {
    const { conversationId } = await knowVisitor(spine, bearerOf(request), request.params.id);
    const page = await readForCustomer(spine.database.db, conversationId, request.query.after, request.query.limit);
    if (!page) throw new LobbyError('not_found');
    return page;
  });

  app.post('/api/v1/conversations/:id/rating', {
    schema: { tags, summary: 'Rates a conversation that has ended', security, params, body: Rating, response: { 200: SentMessage, 201: SentMessage } },
    config: { access: visitorAccess }, preValidation: tidyBody,
  }, async (request, reply) => {
    const { conversationId } = await knowVisitor(spine, bearerOf(request), request.params.id);
    const { sent, repeated } = await rate(spine, conversationId, request.body);
    return reply.code(repeated ? 200 : 201).send(sent);
  });

  app.post('/api/v1/conversations/:id/feedback', {
    schema: { tags, summary: 'Says whether a reply was helpful', security, params, body: Feedback, response: { 200: SentMessage, 201: SentMessage } }, config: { access: visitorAccess },
  }, async (request, reply) => {
    const { conversationId } = await knowVisitor(spine, bearerOf(request), request.params.id);
    const { sent, repeated } = await giveFeedback(spine, conversationId, request.body);
    return reply.code(repeated ? 200 : 201).send(sent);
  });

  app.post('/api/v1/conversations/:id/handoff/withdraw', {
    schema: { tags, summary: 'Stops waiting for a person', security, params, body: CUSTOMER_EVENTS['handoff.withdraw'].payload, response: { 204: z.null() } }, config: { access: visitorAccess },
  }, async (request, reply) => {
    const { conversationId } = await knowVisitor(spine, bearerOf(request), request.params.id);
    await withdrawHandoff(spine, conversationId, request.body.clientId);
    return reply.code(204).send(null);
  });

  app.post('/api/v1/conversations/:id/identify', {
    schema: { tags, summary: 'Says by a token that the bank signed who the visitor is', security, params, body: Identify, response: { 200: Identified } }, config: { access: visitorAccess, ratePerMinute: 30 },
  }, async (request) => identifyVisitor(spine, await knowVisitor(spine, bearerOf(request), request.params.id), request.body.token));

  app.post('/api/v1/conversations/:id/sign-out', {
    schema: { tags, summary: 'Ends this visitor\'s session: its token opens nothing any more', security, params, body: z.strictObject({}), response: { 204: z.null() } }, config: { access: visitorAccess, ratePerMinute: 30 },
  }, async (request, reply) => reply.code(204).send(await signOutVisitor(spine, await knowVisitor(spine, bearerOf(request), request.params.id))));

  app.post('/api/v1/conversations/:id/handoff/defer', {
    schema: { tags, summary: 'Leaves a message or asks to be called instead of waiting', security, params, body: Deferral, response: { 200: Deferred } }, config: { access: visitorAccess, ratePerMinute: 30 }, preValidation: tidyBody,
  }, async (request) => {
    const { conversationId } = await knowVisitor(spine, bearerOf(request), request.params.id);
    return deferHandoff(spine, conversationId, request.body);
  });
}
