import { ConfirmSources, ItemDetail, ItemId, NewComment, RestoreVersion } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { addComment, resolveComment } from '../items/comments.ts';
import { readItemDetail } from '../items/readItems.ts';
import { restoreVersion } from '../items/restoreVersion.ts';
import { readVersion } from '../items/readVersion.ts';
import type { ItemDeps } from '../items/itemDeps.ts';
import { confirmSources } from '../sources/marks.ts';

const params = z.strictObject({ id: ItemId });
const ofVersion = z.strictObject({ id: ItemId, version: z.coerce.number().int().min(1) });
const ofComment = z.strictObject({ id: ItemId, comment: z.coerce.number().int().min(1) });
const tags = ['items'];

/** Doors to an item's past and to what people say about it. */
export function reviewRoutes(app: HttpApp, deps: ItemDeps): void {
  const detail = (id: string) => readItemDetail(deps.database.db, id, calendarDate(deps.clock.now()));

  app.get('/api/v1/items/:id/versions/:version', {
    schema: { tags, summary: 'The text of one version', params: ofVersion, response: { 200: z.record(z.string(), z.unknown()) } },
    config: { access: staffAccess('item.read') },
  }, ({ params: { id, version } }) => readVersion(deps.database.db, id, version));

  app.post('/api/v1/items/:id/restore', {
    schema: { tags, summary: 'Make the text of an earlier version a new draft', params, body: RestoreVersion, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.edit') },
  }, async (request) => {
    await restoreVersion(deps, request.params.id, request.body, staffOf(request).id);
    return detail(request.params.id);
  });

  // Who reads may remark: an agent sees first that an answer is wrong.
  app.post('/api/v1/items/:id/comments', {
    schema: { tags, summary: 'Remark on a version, at a field or at the whole', params, body: NewComment, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.read') },
  }, async (request) => {
    await addComment(deps, request.params.id, request.body, staffOf(request).id);
    return detail(request.params.id);
  });

  app.post('/api/v1/items/:id/comments/:comment/resolve', {
    schema: { tags, summary: 'Settle a remark', params: ofComment, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.read') },
  }, async (request) => {
    await resolveComment(deps, request.params.id, request.params.comment, staffOf(request).id);
    return detail(request.params.id);
  });

  app.post('/api/v1/items/:id/sources/confirm', {
    schema: { tags, summary: 'The changed sources were looked at and the item still holds', params, body: ConfirmSources, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.edit') },
  }, async (request) => {
    await confirmSources(deps, request.params.id, request.body.version, staffOf(request).id);
    return detail(request.params.id);
  });
}
