import { ImportQuery, ImportReport, LobbyError } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { importUpload, type ImportDeps } from '../import/importUpload.ts';
import { MAX_UPLOAD_BYTES } from '../import/reading/readInThread.ts';

export type ImportRouteDeps = ImportDeps;

/** Files come as they are (`application/octet-stream`), so that no parser stands between the bytes and the thread that reads them. */
export function importRoutes(app: HttpApp, deps: ImportRouteDeps): void {
  app.register(async (instance) => {
    const scope = instance as HttpApp;
    scope.addContentTypeParser('application/octet-stream', { parseAs: 'buffer', bodyLimit: MAX_UPLOAD_BYTES }, (_request, body, done) => done(null, body));

    scope.post('/api/v1/imports', {
      bodyLimit: MAX_UPLOAD_BYTES, config: { access: staffAccess('item.edit'), ratePerMinute: 30 },
      schema: { tags: ['items'], summary: 'What importing a file would do; with the digest of such a dry run, does it', querystring: ImportQuery, consumes: ['application/octet-stream'], response: { 200: ImportReport } },
    }, (request) => {
      if (!(request.body instanceof Uint8Array)) throw new LobbyError('invalid_request', 'Send the file itself as application/octet-stream');
      const { id, team } = staffOf(request);
      return importUpload(deps, { bytes: request.body, query: request.query }, { id, team });
    });
  });
}
