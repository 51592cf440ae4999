import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '@lobby/service-kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { indexContent, type ContentIndex } from './contentIndex.ts';
import { lintFolder, type LintReport } from './lint/lintFolder.ts';

/** The day the demo bank is written for. */
const TODAY = '2026-11-23';
const FOLDER = join(repositoryRoot(), 'content', 'demo-bank');

/** What customers can have done, as the dialogue's flows. */
const FLOWS = [
  'card-loss', 'card-activation', 'card-limit', 'card-bill', 'card-repayment', 'card-instalment', 'annual-fee-waiver', 'transfer-failed', 'wrong-transfer', 'atm-card-swallowed', 'atm-cash-dispute',
  'change-phone', 'id-update', 'account-frozen', 'mortgage-prepayment', 'personal-loan', 'deposit-comparison', 'large-deposit', 'branch-appointment', 'complaint', 'fraud-report',
];
/** The police's line against fraud: customers name it, and so does a bank that means well. */
const PUBLIC_LINES = new Set(['96110']);

describe('the demo bank', () => {
  let report: LintReport;
  let index: ContentIndex;
  beforeAll(async () => {
    report = await lintFolder(FOLDER, { asOf: TODAY });
    index = indexContent({ releaseId: 'lint', number: 0, items: report.content });
  });

  it('passes the linter, its floors and shares of wording included, with no warning but for the product that is kept to show what running out means', () => {
    expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect(report.findings.filter((f) => f.severity === 'warning').map((f) => [f.check, f.itemId])).toEqual([['dates', 'product.card-campus-2025']]);
  });

  it('words at most a third of its Chinese utterances plainly, in every topic', () => {
    expect(report.figures['plainPercent']).toBeLessThanOrEqual(33.4);
    expect(report.figures['plainPercentOfWorstTopic']).toBeLessThanOrEqual(33.4);
  });

  it('has a flow for each thing customers come to have done', () => {
    const ids = index.of('flow').map((f) => f.item.id);
    expect(FLOWS.map((name) => `flow.${name}`).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('names no telephone that could be somebody\'s', async () => {
    const found = (await texts(FOLDER)).flatMap(telephones);
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter((n) => !isNobodys(n))).toEqual([]);
  });
});

/** Mobile numbers, landlines and service lines of the 400, 95 and 96 kind, digits only. Amounts ("96000,") and parts of longer numbers are none. */
function telephones(text: string): string[] {
  return [...text.matchAll(/(?<![\d.A-Za-z-])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|9[56]\d{3}(?=[^\d.,元块万]|$))(?!\d)/g)].map(([n]) => n.replaceAll('-', ''));
}

/**
 * Mobile numbers begin with 154, a prefix that has been given to no operator (libphonenumber knows no Chinese number with it); landlines and the hotline with the area code 0000, which is
 * none: no telephone in China can dial either.
 */
const isNobodys = (digits: string): boolean => digits.startsWith('1540000') || digits.startsWith('0000') || PUBLIC_LINES.has(digits);

async function texts(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((e) => e.isFile() && /\.(?:ya?ml|html|csv)$/.test(e.name)).map((e) => join(e.parentPath, e.name));
  return Promise.all(paths.map((path) => readFile(path, 'utf8')));
}
