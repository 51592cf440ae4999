import { DiffQuery, ItemDetail, ItemDiff, ItemId, ItemListQuery, ItemPage, ReviewDecision, SaveItem, SubmitItem } from '@lobby/contracts';
import { calendarDate } from '@lobby/service-kit';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { diffItem } from '../items/diffItem.ts';
import { listItems, readItemDetail } from '../items/readItems.ts';
import { decideItem, submitItem } from '../items/reviewItem.ts';
import type { ItemDeps } from '../items/itemDeps.ts';
import { saveItem } from '../items/saveItem.ts';

export type ItemRouteDeps = ItemDeps;
const params = z.strictObject({ id: ItemId });
const tags = ['items'];

export function itemRoutes(app: HttpApp, deps: ItemRouteDeps): void {
  const { db } = deps.database;
  const today = () => calendarDate(deps.clock.now());

  app.get('/api/v1/items', {
    schema: { tags, summary: 'Items with their latest version, page by page', querystring: ItemListQuery, response: { 200: ItemPage } },
    config: { access: staffAccess('item.read') },
  }, (request) => {
    const { team, name, username, id } = staffOf(request);
    return listItems(db, { ...request.query, mine: [team, name, username, id].filter(Boolean) }, today());
  });

  app.get('/api/v1/items/:id', {
    schema: { tags, summary: 'One item with its versions and its history', params, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.read') },
  }, ({ params: { id } }) => readItemDetail(db, id, today()));

  app.put('/api/v1/items/:id', {
    schema: { tags, summary: 'Save a draft as a new version', params, body: SaveItem, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.edit') },
  }, async (request) => {
    await saveItem(deps, request.params.id, request.body, staffOf(request).id);
    return readItemDetail(db, request.params.id, today());
  });

  app.post('/api/v1/items/:id/submit', {
    schema: { tags, summary: 'Hand the draft in for review', params, body: SubmitItem, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.submit') },
  }, async (request) => {
    await submitItem(deps, request.params.id, request.body.version, staffOf(request).id);
    return readItemDetail(db, request.params.id, today());
  });

  app.post('/api/v1/items/:id/review', {
    schema: { tags, summary: 'Approve a version or return it to its author', params, body: ReviewDecision, response: { 200: ItemDetail } },
    config: { access: staffAccess('item.approve') },
  }, async (request) => {
    await decideItem(deps, request.params.id, request.body, staffOf(request).id);
    return readItemDetail(db, request.params.id, today());
  });

  app.get('/api/v1/items/:id/diff', {
    schema: { tags, summary: 'What changed between two versions, field by field', params, querystring: DiffQuery, response: { 200: ItemDiff } },
    config: { access: staffAccess('item.read') },
  }, (request) => diffItem(db, request.params.id, request.query));
}
