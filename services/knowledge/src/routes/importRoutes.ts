import { ImportQuery, ImportReport, LobbyError } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { importUpload, tooLarge, type ImportDeps } from '../import/importUpload.ts';
import { MAX_UPLOAD_BYTES } from '../import/reading/readInThread.ts';

export type ImportRouteDeps = ImportDeps;

/** Files come as they are (`application/octet-stream`), so that no parser stands between the bytes and the thread that reads them. */
export function importRoutes(app: HttpApp, deps: ImportRouteDeps): void {
  app.register(async (instance) => {
    const scope = instance as HttpApp;
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MAX_UPLOAD_BYTES }, (_request, body, done) => done(null, body));

    scope.post('/api/v1/imports', {
      bodyLimit: MAX_UPLOAD_BYTES, errorHandler: (error, request) => { throw (error as { statusCode?: number }).statusCode === 413 ? refusedUnread(request) : error; },
      config: { access: staffAccess('item.edit'), ratePerMinute: 30 },
      schema: { tags: ['items'], summary: 'What importing a file would do; with the digest of such a dry run, does it', querystring: ImportQuery, consumes: ['application/octet-stream'], response: { 200: ImportReport } },
    }, (request) => {
      if (!(request.body instanceof Uint8Array)) throw new LobbyError('invalid_request', 'Send the file itself as application/octet-stream');
      const { id, team } = staffOf(request);
      return importUpload(deps, { bytes: request.body, query: request.query }, { id, team });
    });
  });
}

/** A body that is refused before anything reads it: what it is called and how long it is stands beside it. */
function refusedUnread({ query, headers }: { query: unknown; headers: Record<string, unknown> }): LobbyError {
  const name = ImportQuery.shape.name.safeParse((query as Partial<ImportQuery> | null)?.name);
  const announced = Number(headers['content-length']);
  return tooLarge(name.success ? name.data : 'the file', Number.isFinite(announced) ? announced : null);
}
