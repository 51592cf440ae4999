import { BundleQuery, DocumentExportQuery, FaqExportQuery, ItemId } from '@lobby/contracts';
import type { Database } from '@lobby/service-kit/db';
import { staffAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { selectItems } from '../export/selectItems.ts';
import { writeFile, type ExportShape } from '../export/writeFile.ts';

const params = z.strictObject({ id: ItemId });
const tags = ['items'];
const config = { access: staffAccess('item.read'), ratePerMinute: 30 };
const TYPES = { bundle: 'application/json; charset=utf-8', csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', markdown: 'text/markdown; charset=utf-8' } as const;

/** Knowledge as files, to be saved and never shown. */
export function exportRoutes(app: HttpApp, deps: { database: { db: Database } }): void {
  const { db } = deps.database;

  app.get('/api/v1/exports/bundle', {
    schema: { tags, summary: 'Items as a JSON bundle: of a release, the latest versions, or a part of them', querystring: BundleQuery }, config,
  }, async ({ query }, reply) => reply.headers(asFile('knowledge.json', 'bundle')).send(await fileOf(query, { format: 'bundle' })));

  app.get('/api/v1/exports/faqs', {
    schema: { tags, summary: 'FAQs as a sheet that imports again', querystring: FaqExportQuery }, config,
  }, async ({ query: { format, ...wish } }, reply) => reply.headers(asFile(`faqs.${format}`, format)).send(await fileOf({ ...wish, kind: 'faq' }, { format })));

  app.get('/api/v1/exports/documents/:id', {
    schema: { tags, summary: 'A document as Markdown', params, querystring: DocumentExportQuery }, config,
  }, async ({ params: { id }, query: { from, language } }, reply) => reply.headers(asFile(`${id.replace(/^document\./, '')}.${language}.md`, 'markdown')).send(await fileOf({ from, ids: id }, { format: 'markdown', language })));

  async function fileOf(wish: Partial<BundleQuery>, shape: ExportShape): Promise<Buffer> {
    return Buffer.from(await writeFile(await selectItems(db, wish), shape));
  }
}

const asFile = (name: string, format: keyof typeof TYPES): Record<string, string> =>
  ({ 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
