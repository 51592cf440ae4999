/**
 * Writes some of the demo bank's documents as the files a bank would have them in: DOCX, PDF, HTML and a workbook, and a sheet of questions. They are made
 * from the YAML, so that importing one changes nothing; a test says when they have to be made again. Needs Chromium for the PDFs.
 *
 *   node scripts/content/demoFiles.mjs
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { parse } from 'yaml';
import { ROOT } from '../lib/ensure.mjs';
import { say } from '../lib/say.mjs';
import { feeWorkbook, questionSheet } from './demoSheets.mjs';
import { documentAsDocx } from './demoDocx.mjs';
import { documentAsHtml } from './demoHtml.mjs';

const bank = join(ROOT, 'content', 'demo-bank');
const folder = join(bank, 'files');
/** @param {string} path */
const read = (path) => parse(readFileSync(join(bank, path), 'utf8'));
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' });
const page = await browser.newPage();
/** A PDF carries its fonts and is a hundred times as large as the rest, so two are enough. */
const PRINTED = ['deposit-insurance', 'complaint-handling'];
for (const name of [...PRINTED, 'deposit-terms', 'account-safety']) {
  const document = read(`documents/${name}.yaml`);
  const html = documentAsHtml(document);
  // Every printing differs in its dates, so a PDF whose text stays is left as it is.
  const isSame = existsSync(join(folder, `${name}.html`)) && readFileSync(join(folder, `${name}.html`), 'utf8') === html;
  writeFileSync(join(folder, `${name}.html`), html);
  writeFileSync(join(folder, `${name}.docx`), documentAsDocx(document));
  if (!PRINTED.includes(name) || (isSame && existsSync(join(folder, `${name}.pdf`)))) continue;
  await page.setContent(html);
  writeFileSync(join(folder, `${name}.pdf`), await page.pdf({ format: 'A4', margin: { top: '24mm', bottom: '24mm', left: '24mm', right: '24mm' }, displayHeaderFooter: true, headerTemplate: `<span style="font-size:8px;margin:auto">云汀银行 · ${document.title.zh}</span>`, footerTemplate: '<span style="font-size:8px;margin:auto"><span class="pageNumber"></span> / <span class="totalPages"></span></span>' }));
}
await browser.close();
writeFileSync(join(folder, 'fee-schedule.xlsx'), feeWorkbook(read('documents/fee-schedule.yaml')));
writeFileSync(join(folder, 'questions.csv'), questionSheet(read('faqs/cards.yaml').slice(0, 12)));
say(`written to ${folder}`);
