import { DeadTurns, JobList, JobsQuery, NewWebhook, NewWebhookAnswer, Webhooks } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { IntegrationsDeps } from '../deps.ts';
import { addWebhook, listWebhooks, removeWebhook } from '../webhooks/manageWebhooks.ts';

const BASE = '/api/v1/system';
const tags = ['system'];
const security = [{ staff: [] }];
const read = { access: staffAccess('system.read') };
const manage = { access: staffAccess('system.manage') };
const ofWebhook = z.strictObject({ id: z.string().regex(/^hook_[0-9a-z]{26}$/) });
const ofTurn = z.strictObject({ id: z.string().regex(/^turn_[0-9a-z]{26}$/) });
const ofJob = z.strictObject({ id: z.uuid() });
const Done = z.null();

/** Webhooks, background jobs and dead letters, for who runs the system. */
export function registerSystemRoutes(app: HttpApp, deps: IntegrationsDeps): void {
  registerWebhooks(app, deps);
  registerJobs(app, deps);
  registerDeadTurns(app, deps);
}

function registerWebhooks(app: HttpApp, deps: IntegrationsDeps): void {
  app.get(`${BASE}/webhooks`, { schema: { tags, summary: 'Endpoints that are told of events', security, response: { 200: Webhooks } }, config: read }, async () => ({ rows: await listWebhooks(deps) }));
  app.post(`${BASE}/webhooks`, { schema: { tags, summary: 'Adds an endpoint; its secret is shown once', security, body: NewWebhook, response: { 201: NewWebhookAnswer } }, config: manage },
    async (request, reply) => reply.code(201).header('cache-control', 'no-store').send(await addWebhook(deps, staffOf(request), request.body)));
  app.delete(`${BASE}/webhooks/:id`, { schema: { tags, summary: 'Removes an endpoint', security, params: ofWebhook, response: { 204: Done } }, config: manage }, async (request, reply) => {
    await removeWebhook(deps, staffOf(request), request.params.id);
    return reply.code(204).send(null);
  });
}

function registerJobs(app: HttpApp, deps: IntegrationsDeps): void {
  app.get(`${BASE}/jobs`, { schema: { tags, summary: 'Background jobs, or the dead ones', security, querystring: JobsQuery, response: { 200: JobList } }, config: read },
    async ({ query: { kind, dead } }) => deps.jobs.list({ ...(kind ? { kind } : {}), dead: dead === 'true' }));
  app.post(`${BASE}/jobs/:id/cancel`, { schema: { tags, summary: 'Cancels a job that waits', security, params: ofJob, body: z.strictObject({ kind: z.string().min(1).max(80) }), response: { 204: Done } }, config: manage }, async (request, reply) => {
    await deps.jobs.cancel(request.body.kind, request.params.id);
    await deps.access.audit(null, { actor: staffOf(request).id, action: 'job.cancel', subject: request.params.id });
    return reply.code(204).send(null);
  });
  app.post(`${BASE}/jobs/:id/redrive`, { schema: { tags, summary: 'Drives a dead job again', security, params: ofJob, response: { 204: Done } }, config: manage }, async (request, reply) => {
    await deps.jobs.redrive(request.params.id);
    await deps.access.audit(null, { actor: staffOf(request).id, action: 'job.redrive', subject: request.params.id });
    return reply.code(204).send(null);
  });
}

function registerDeadTurns(app: HttpApp, deps: IntegrationsDeps): void {
  app.get(`${BASE}/dead-turns`, { schema: { tags, summary: 'Bot turns that were given up', security, response: { 200: DeadTurns } }, config: read }, async () => ({ rows: await deps.deadTurns.list() }));
  app.post(`${BASE}/dead-turns/:id/redrive`, { schema: { tags, summary: 'Gives the messages of a dead turn to a new one', security, params: ofTurn, response: { 200: z.object({ turnId: z.string() }) } }, config: manage },
    async (request) => deps.deadTurns.redrive(staffOf(request), request.params.id));
}
