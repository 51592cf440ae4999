import { QueueList } from '@lobby/contracts';
import { staffAccess, type HttpApp } from '@lobby/service-kit/http';
import type { TicketsDeps } from '../deps.ts';
import { listQueues } from '../queue/listQueues.ts';

export function registerQueueRoutes(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/queues', {
    config: { access: staffAccess('queue.read') }, schema: { tags: ['tickets'], summary: 'Queues with what waits in them', response: { 200: QueueList } },
  }, async () => ({ queues: await listQueues(deps.database.db, deps.clock.now()) }));
}
