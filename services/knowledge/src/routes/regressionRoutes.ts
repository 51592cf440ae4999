import { NewRegressionCase, RegressionCaseList } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { ItemDeps } from '../items/itemDeps.ts';
import { addCase, listCases, removeCase } from '../regression/regressionRecord.ts';

const tags = ['regression'];

/** The questions that editors put into the regression bench. */
export function regressionRoutes(app: HttpApp, deps: ItemDeps): void {
  app.get('/api/v1/regression/cases', {
    schema: { tags, summary: 'Questions that editors added to the bench', response: { 200: RegressionCaseList } },
    config: { access: staffAccess('item.read') },
  }, async () => ({ rows: await listCases(deps.database.db) }));

  app.post('/api/v1/regression/cases', {
    schema: { tags, summary: 'Add a question with what must come of it', body: NewRegressionCase, response: { 201: z.object({ id: z.string() }) } },
    config: { access: staffAccess('item.edit') },
  }, async (request, reply) => reply.code(201).send({ id: await addCase(deps, request.body, staffOf(request).id) }));

  app.delete('/api/v1/regression/cases/:id', {
    schema: { tags, summary: 'Take a question out of the bench', params: z.strictObject({ id: z.string().min(1).max(60) }), response: { 204: z.null() } },
    config: { access: staffAccess('item.edit') },
  }, async (request, reply) => {
    await removeCase(deps, request.params.id, staffOf(request).id);
    return reply.code(204).send(null);
  });
}
