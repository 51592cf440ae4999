import { FillRequest, FillResponse, LobbyError } from '@lobby/contracts';
import { calendarDate, type Clock } from '@lobby/service-kit';
import { staffAccess, type HttpApp } from '@lobby/service-kit/http';
import type { ServedReleases } from '../releases/servedReleases.ts';

export type FillRouteDeps = { served: ServedReleases; clock: Clock };

/** The editor's preview: what a placeholder says on a day, by the very code that fills answers. */
export function fillRoute(app: HttpApp, { served, clock }: FillRouteDeps): void {
  app.post('/api/v1/knowledge/fill', {
    schema: { tags: ['knowledge'], summary: 'What placeholders become on a day', body: FillRequest, response: { 200: FillResponse } },
    config: { access: staffAccess('item.read') },
  }, async ({ body }) => {
    if (served.current === null) throw new LobbyError('unavailable', 'No release has been published yet');
    const asOf = body.asOf ?? calendarDate(clock.now());
    const dialogue = (await served.open(served.current)).dialogue(asOf);
    return { values: body.placeholders.map((placeholder) => dialogue.fill(placeholder, body.language, asOf)) };
  });
}
