import { GateFinding, ItemId, LobbyError, NearestRequest, NearestResponse, QualityReport, TryRule, TryRuleResponse, type Encoder } from '@lobby/contracts';
import { staffAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { nearestUtterances } from '../quality/nearestUtterances.ts';
import { readItemFindings } from '../quality/readItemFindings.ts';
import { readQuality, type QualityDeps } from '../quality/readQuality.ts';
import { tryRule } from '../quality/tryRule.ts';

export type QualityRouteDeps = QualityDeps & { encoder: Encoder };
const tags = ['knowledge'];

/** What helps an editor while writing, and how the whole stands. */
export function qualityRoutes(app: HttpApp, deps: QualityRouteDeps): void {
  const current = async () => {
    if (deps.served.current === null) throw new LobbyError('unavailable', 'No release has been published yet');
    return (await deps.served.open(deps.served.current)).index;
  };

  app.get('/api/v1/knowledge/quality', {
    schema: { tags, summary: 'How the knowledge stands: linter, reviews due, regression, usage', response: { 200: QualityReport } },
    config: { access: staffAccess('item.read') },
  }, () => readQuality(deps));

  app.get('/api/v1/items/:id/findings', {
    schema: { tags: ['items'], summary: 'What the release gate would say of the item as it was saved last', params: z.strictObject({ id: ItemId }), response: { 200: z.object({ findings: z.array(GateFinding) }) } },
    config: { access: staffAccess('item.read') },
  }, async ({ params: { id } }) => ({ findings: await readItemFindings(deps, id) }));

  app.post('/api/v1/knowledge/topics/nearest', {
    schema: { tags, summary: 'The nearest utterance of another topic, for each utterance', body: NearestRequest, response: { 200: NearestResponse } },
    config: { access: staffAccess('item.edit') },
  }, async ({ body }) => ({ rows: await nearestUtterances(await current(), deps.encoder, body), byMeaning: deps.encoder.semantic }));

  app.post('/api/v1/knowledge/rules/try', {
    schema: { tags, summary: 'What a condition comes to with these facts', body: TryRule, response: { 200: TryRuleResponse } },
    config: { access: staffAccess('item.read') },
  }, async ({ body }) => tryRule(await current(), body));
}
