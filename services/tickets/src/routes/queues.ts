import { AgentList, DeskNoticeList, QueueFigures, QueueList, QueuePatch, QueueSettingsList } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { listAgents } from '../assignment/listAgents.ts';
import type { TicketsDeps } from '../deps.ts';
import { listQueues } from '../queue/listQueues.ts';
import { queueFigures } from '../queue/queueFigures.ts';
import { listQueueSettings, updateQueue } from '../settings/queueSettings.ts';
import { listNotices, markNoticesSeen } from '../sla/notices.ts';

const tags = ['tickets'];
const security = [{ staff: [] }];
const read = { config: { access: staffAccess('queue.read') } };

export function registerQueueRoutes(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/queues', { ...read, schema: { tags, security, summary: 'Queues with what waits in them', response: { 200: QueueList } } }, async () => ({ queues: await listQueues(deps.database.db, deps.clock.now()) }));
  app.get('/api/v1/queue-figures', { ...read, schema: { tags, security, summary: 'What came to the desk in the last 24 hours', response: { 200: QueueFigures } } }, () => queueFigures(deps.database.db, deps.clock.now()));
  app.get('/api/v1/agents', { ...read, schema: { tags, security, summary: 'Who works at the desk, with presence and load', response: { 200: AgentList } } }, async () => ({ agents: await listAgents(deps) }));
  app.get('/api/v1/queue-settings', { ...read, schema: { tags, security, summary: 'How the queues work: hours, holidays, routing', response: { 200: QueueSettingsList } } }, async () => ({ queues: await listQueueSettings(deps) }));

  app.patch('/api/v1/queues/:id', {
    config: { access: staffAccess('queue.manage') },
    schema: { tags, security, summary: 'Changes a queue\'s hours, holidays and routing', params: z.strictObject({ id: z.string().min(1).max(40) }), body: QueuePatch, response: { 200: QueueSettingsList } },
  }, async (request) => {
    await updateQueue(deps, request.params.id, request.body, staffOf(request).id);
    return { queues: await listQueueSettings(deps) };
  });

  app.get('/api/v1/desk/notices', { config: { access: staffAccess('ticket.read') }, schema: { tags, security, summary: 'Warnings, breaches and requests for me', response: { 200: DeskNoticeList } } },
    (request) => listNotices(deps, staffOf(request).id, staffOf(request).roles.includes('supervisor')));
  app.post('/api/v1/desk/notices/seen', { config: { access: staffAccess('ticket.read') }, schema: { tags, security, summary: 'I have seen all of them', response: { 204: z.null() } } }, async (request, reply) => {
    await markNoticesSeen(deps, staffOf(request).id);
    return reply.code(204).send(null);
  });
}
