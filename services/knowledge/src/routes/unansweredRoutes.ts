import { DismissUnanswered, DraftUnanswered, ReopenUnanswered, UnansweredDecided, UnansweredList, UnansweredQuery, type Encoder } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import type { ItemDeps } from '../items/itemDeps.ts';
import { dismissUnanswered, draftUnanswered, reopenUnanswered } from '../unanswered/decideUnanswered.ts';
import { listUnanswered } from '../unanswered/listUnanswered.ts';

export type UnansweredRouteDeps = ItemDeps & { encoder: Encoder };
const tags = ['unanswered'];

export function unansweredRoutes(app: HttpApp, deps: UnansweredRouteDeps): void {
  app.get('/api/v1/unanswered', {
    schema: { tags, summary: 'Questions without a good answer, clustered by meaning, the costliest first', querystring: UnansweredQuery, response: { 200: UnansweredList } },
    config: { access: staffAccess('item.read') },
  }, ({ query }) => listUnanswered(deps.database.db, deps.encoder, query));

  app.post('/api/v1/unanswered/draft', {
    schema: { tags, summary: 'Make an FAQ draft of these questions', body: DraftUnanswered, response: { 200: UnansweredDecided } },
    config: { access: staffAccess('item.edit') },
  }, async (request) => {
    const staff = staffOf(request);
    return { changed: await draftUnanswered(deps, request.body, { actor: staff.id, owner: staff.team || staff.name }) };
  });

  app.post('/api/v1/unanswered/dismiss', {
    schema: { tags, summary: 'Put questions aside, with the reason', body: DismissUnanswered, response: { 200: UnansweredDecided } },
    config: { access: staffAccess('item.edit') },
  }, async (request) => ({ changed: await dismissUnanswered(deps, request.body.ids, request.body.reason, staffOf(request).id) }));

  app.post('/api/v1/unanswered/reopen', {
    schema: { tags, summary: 'Bring questions back', body: ReopenUnanswered, response: { 200: UnansweredDecided } },
    config: { access: staffAccess('item.edit') },
  }, async (request) => ({ changed: await reopenUnanswered(deps, request.body.ids, staffOf(request).id) }));
}
