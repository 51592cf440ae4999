import { join } from 'node:path';
import type { ItemOf } from '@lobby/contracts';
import { repositoryRoot } from '@lobby/service-kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { conditionFacts } from '../items/references.ts';
import { indexContent, type ContentIndex } from './contentIndex.ts';
import { lintFolder, type LintReport } from './lintFolder.ts';

/** The day the demo bank is written for. */
const TODAY = '2026-11-23';

describe('the demo bank', () => {
  let report: LintReport;
  let index: ContentIndex;
  beforeAll(async () => {
    report = await lintFolder(join(repositoryRoot(), 'content', 'demo-bank'), { asOf: TODAY });
    index = indexContent({ releaseId: 'lint', number: 0, items: report.content });
  });

  it('passes the linter: no error, and no warning but for the product that is kept to show what running out means', () => {
    expect(report.findings.filter((f) => f.severity === 'error')).toEqual([]);
    expect(report.findings.filter((f) => f.severity === 'warning').map((f) => [f.check, f.itemId])).toEqual([['dates', 'product.card-campus-2025']]);
  });

  it('is as large as a bank that is worth asking', () => {
    const { counts } = report;
    expect(counts.product).toBeGreaterThanOrEqual(60);
    expect(index.of('product').filter((p) => p.item.body.category === 'credit_card').length).toBeGreaterThanOrEqual(8);
    expect(counts.procedure).toBeGreaterThanOrEqual(25);
    expect(index.of('procedure').filter((p) => p.item.body.steps.some((s) => s.next.length > 1)).length).toBeGreaterThanOrEqual(25);
    expect(index.of('media').filter((m) => m.item.body.transcript.zh.length > 50).length).toBeGreaterThanOrEqual(5);
    expect(index.of('document').filter((d) => d.item.body.sections.length >= 5).length).toBeGreaterThanOrEqual(12);
    expect(index.of('flow').length).toBeGreaterThanOrEqual(18);
  });

  it('has rules on many facts, nested, and some that were or will be otherwise', () => {
    const rules = index.of('rule');
    expect(rules.length).toBeGreaterThanOrEqual(180);
    expect(new Set(rules.flatMap((r) => conditionFacts(r.item.body.when, '').map((f) => f.to))).size).toBeGreaterThanOrEqual(45);
    expect(rules.filter((r) => r.item.validTo !== undefined && r.item.validTo < TODAY).length).toBeGreaterThanOrEqual(3);
    expect(rules.filter((r) => r.item.validFrom > TODAY).length).toBeGreaterThanOrEqual(3);
    expect(rules.filter((r) => 'all' in r.item.body.when || 'any' in r.item.body.when || 'not' in r.item.body.when).length).toBeGreaterThanOrEqual(40);
    expect(new Set(rules.map((r) => r.item.body.effect.type)).size).toBe(7);
  });

  it('answers in many words, in two languages', () => {
    const faqs = index.of('faq');
    expect(faqs.filter((f) => f.item.body.phrasings.zh.length >= 3).length).toBeGreaterThanOrEqual(400);
    expect(faqs.filter((f) => f.item.body.phrasings.zh.length < 3).map((f) => f.item.id)).toEqual([]);
    expect(faqs.filter((f) => f.item.body.answer.en && f.item.body.phrasings.en.length > 0).length).toBeGreaterThanOrEqual(150);
    expect(faqs.filter((f) => f.item.body.answer.zh.includes('{{')).length).toBeGreaterThanOrEqual(100);
  });

  it('teaches 49 topics, what is out of scope and what must escalate', () => {
    const topics = index.of('topic').filter((t) => !t.item.body.outOfScope);
    expect(topics.length).toBe(49);
    expect(topics.filter(short(60, 25)).map((t) => t.item.id)).toEqual([]);
    expect(index.of('topic').filter((t) => t.item.body.outOfScope).reduce((n, t) => n + t.item.body.utterances.zh.length, 0)).toBeGreaterThanOrEqual(400);
    for (const { item } of index.of('escalation')) expect([item.id, item.body.phrasings.zh.length >= 15, item.body.phrasings.en.length >= 15, item.body.lookalikes.zh.length >= 15]).toEqual([item.id, true, true, true]);
  });
});

const short = (zh: number, en: number) => ({ item }: { item: ItemOf<'topic'> }) => item.body.utterances.zh.length < zh || item.body.utterances.en.length < en;
