import { SearchQuery, SearchResponse, StaffSearchQuery, SuggestQuery, SuggestResponse } from '@lobby/contracts';
import { calendarDate, type Clock } from '@lobby/service-kit';
import { publicAccess, staffAccess, type HttpApp } from '@lobby/service-kit/http';
import { searchKnowledge, type SearchDeps } from '../faq/searchKnowledge.ts';
import { suggestKnowledge } from '../faq/suggestKnowledge.ts';
import { currentOf, orUnavailable } from './orUnavailable.ts';

export type SearchRouteDeps = SearchDeps & { clock: Clock };

const SEARCH_PER_MINUTE = 360;
/** A question typed at one key in 150 ms asks some 400 times a minute. */
const SUGGEST_PER_MINUTE = 600;

/** Search and type-ahead, once for everybody (published, valid today, for customers) and once for staff, who see what is written for them too. */
export function searchRoutes(app: HttpApp, deps: SearchRouteDeps): void {
  const today = () => calendarDate(deps.clock.now());

  app.get('/api/v1/knowledge/search', {
    schema: { tags: ['knowledge'], summary: 'Search the published knowledge', querystring: SearchQuery, response: { 200: SearchResponse } },
    config: { access: publicAccess, ratePerMinute: SEARCH_PER_MINUTE },
  }, ({ query }) => orUnavailable(() => searchKnowledge(deps, currentOf(deps.served), { ...query, facets: query.facets === 'true', asOf: today() })));

  app.get('/api/v1/knowledge/search/staff', {
    schema: { tags: ['knowledge'], summary: 'Search the published knowledge, with what is for staff only', querystring: StaffSearchQuery, response: { 200: SearchResponse } },
    config: { access: staffAccess('item.read'), ratePerMinute: SEARCH_PER_MINUTE },
  }, ({ query }) => orUnavailable(() => searchKnowledge(deps, currentOf(deps.served), { ...query, facets: query.facets === 'true', asOf: query.asOf ?? today(), audience: 'staff' })));

  app.get('/api/v1/knowledge/suggest', {
    schema: { tags: ['knowledge'], summary: 'Titles that go on from what is typed', querystring: SuggestQuery, response: { 200: SuggestResponse } },
    config: { access: publicAccess, ratePerMinute: SUGGEST_PER_MINUTE },
  }, ({ query }) => orUnavailable(() => suggestKnowledge(deps, currentOf(deps.served), { ...query, asOf: today() })));

  app.get('/api/v1/knowledge/suggest/staff', {
    schema: { tags: ['knowledge'], summary: 'Titles that go on from what is typed, with those for staff only', querystring: SuggestQuery, response: { 200: SuggestResponse } },
    config: { access: staffAccess('item.read'), ratePerMinute: SUGGEST_PER_MINUTE },
  }, ({ query }) => orUnavailable(() => suggestKnowledge(deps, currentOf(deps.served), { ...query, asOf: today(), audience: 'staff' })));
}
