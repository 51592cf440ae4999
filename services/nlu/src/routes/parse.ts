import { ParseRequest, ParseResponse, type NluService } from '@lobby/contracts';
import { publicAccess, type HttpApp } from '@lobby/service-kit/http';

export type NluRouteDeps = {
  nlu: Pick<NluService, 'parse'>;
  /** The release that serves now; null before the first is published. */
  currentRelease: () => string | null;
};

/** A reading costs an encoder run; this is far above what one person types. */
const READINGS_PER_MINUTE = 120;

/** POST /api/v1/nlu/parse: what understanding sees in one text. */
export function registerNluRoutes(app: HttpApp, deps: NluRouteDeps): void {
  app.post('/api/v1/nlu/parse', {
    config: { access: publicAccess, ratePerMinute: READINGS_PER_MINUTE },
    schema: { tags: ['nlu'], summary: 'Reads one text: topics, entities, products, dialogue act', body: ParseRequest, response: { 200: ParseResponse } },
  }, async ({ body }) => {
    const seen = await deps.nlu.parse(body.text, deps.currentRelease() ?? 'none', body.language ? { language: body.language } : {});
    const { language, topics, outOfScope, entities, products, dialogueAct, masked, aspects, signals } = seen;
    return {
      language, topics, outOfScope, entities, products: products.map(({ id, text }) => ({ id, text })), dialogueAct, masked, aspects, signals,
      needs: seen.needs.map(({ text, start, end, topics: about }) => ({ text, start, end, topics: about })),
    };
  });
}
