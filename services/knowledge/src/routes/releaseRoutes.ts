import { PublishRequest, RegressionSummary, Release, ReleaseId, ReleaseList, ReleasePreview } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { previewRelease, rehearse } from '../releases/previewRelease.ts';
import { publish, rollback } from '../releases/publish.ts';
import type { PublishDeps } from '../releases/publishDeps.ts';
import { presentRelease, readReleases } from '../releases/releaseRecord.ts';

export type ReleaseRouteDeps = PublishDeps & { building: () => { releaseId: string; step: string; done: number } | null };
const tags = ['releases'];
const LIST_AT_MOST = 100;

export function releaseRoutes(app: HttpApp, deps: ReleaseRouteDeps): void {
  const { db } = deps.database;

  app.get('/api/v1/releases', {
    schema: { tags, summary: 'Releases, newest first', response: { 200: ReleaseList } },
    config: { access: staffAccess('release.read') },
  }, async () => ({ rows: (await readReleases(db, LIST_AT_MOST)).map(presentRelease), building: deps.building() }));

  app.get('/api/v1/releases/preview', {
    schema: { tags, summary: 'What a publish would change, and what its gate says', response: { 200: ReleasePreview } },
    config: { access: staffAccess('release.read') },
  }, () => previewRelease(deps));

  app.post('/api/v1/releases/rehearse', {
    schema: { tags, summary: 'Build what would be published aside and run the regression bench on it; nothing is served', response: { 200: RegressionSummary } },
    config: { access: staffAccess('release.publish'), ratePerMinute: 12 },
  }, () => rehearse(deps));

  app.post('/api/v1/releases', {
    schema: { tags, summary: 'Publish every approved version as one release', body: PublishRequest, response: { 201: Release } },
    config: { access: staffAccess('release.publish') },
  }, async (request, reply) => reply.code(201).send(await publish(deps, { actor: staffOf(request).id, ...request.body })));

  app.post('/api/v1/releases/:id/rollback', {
    schema: { tags, summary: 'Publish the item versions of an earlier release again', params: z.strictObject({ id: ReleaseId }), response: { 201: Release } },
    config: { access: staffAccess('release.publish') },
  }, async (request, reply) => reply.code(201).send(await rollback(deps, request.params.id, staffOf(request).id)));
}
