import { BundleQuery, DocumentExportQuery, FaqExportQuery, ItemId, LobbyError } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { staffAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { bundleOf } from '../export/bundle.ts';
import { documentMarkdown } from '../export/documentMarkdown.ts';
import { faqCsv, faqXlsx } from '../export/faqSheet.ts';
import { selectItems } from '../export/selectItems.ts';

const params = z.strictObject({ id: ItemId });
const tags = ['items'];
const config = { access: staffAccess('item.read'), ratePerMinute: 30 };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Knowledge as files, to be saved and never shown. */
export function exportRoutes(app: HttpApp, deps: { database: { db: Database } }): void {
  const { db } = deps.database;

  app.get('/api/v1/exports/bundle', {
    schema: { tags, summary: 'Items as a JSON bundle: of a release, the latest versions, or a part of them', querystring: BundleQuery }, config,
  }, async (request, reply) => reply.headers(asFile('knowledge.json', 'application/json; charset=utf-8')).send(bundleOf(await selectItems(db, request.query))));

  app.get('/api/v1/exports/faqs', {
    schema: { tags, summary: 'FAQs as a sheet that imports again', querystring: FaqExportQuery }, config,
  }, async (request, reply) => {
    const items = await selectItems(db, { ...request.query, kind: 'faq' });
    return request.query.format === 'xlsx' ? reply.headers(asFile('faqs.xlsx', XLSX)).send(Buffer.from(await faqXlsx(items))) : reply.headers(asFile('faqs.csv', 'text/csv; charset=utf-8')).send(faqCsv(items));
  });

  app.get('/api/v1/exports/documents/:id', {
    schema: { tags, summary: 'A document as Markdown', params, querystring: DocumentExportQuery }, config,
  }, async (request, reply) => {
    const [item] = await selectItems(db, { from: request.query.from, ids: request.params.id });
    if (item?.kind !== 'document') throw new LobbyError('not_found', `${request.params.id} is no document`);
    return reply.headers(asFile(`${item.id.replace(/^document\./, '')}.${request.query.language}.md`, 'text/markdown; charset=utf-8')).send(documentMarkdown(item, request.query.language));
  });
}

const asFile = (name: string, type: string): Record<string, string> =>
  ({ 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
