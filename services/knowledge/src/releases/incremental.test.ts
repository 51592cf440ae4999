import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Encoder, Item } from '@lobby/contracts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbeddedFaq } from '../faq/embedded.ts';
import { decideItem, submitItem } from '../items/reviewItem.ts';
import { saveItem } from '../items/saveItem.ts';
import { meaningOf } from '../testing/meaning.ts';
import { miniBank } from '../testing/miniBank.ts';
import { clockAt, openTestKnowledge, type TestKnowledge } from '../testing/openTestKnowledge.ts';

/** What a publish works out anew: texts encoded and passages segmented. */
type Work = { encoded: string[]; read: number };

describe('what a publish builds', () => {
  let folder: string;
  let test: TestKnowledge;
  let encoded: string[];
  const kept = (): number => ['zh', 'en'].reduce((n, language) => n + readFileSync(join(folder, `faq-words-${language}.jsonl`), 'utf8').trim().split('\n').length - 1, 0);
  const encoder: Encoder = {
    id: 'meaning', semantic: true, ready: async () => undefined, encode: async (text) => meaningOf(text),
    encodeAll: async (texts) => { encoded.push(...texts.map((t) => t.text)); return texts.map((t) => meaningOf(t.text)); },
  };
  const publish = async (id: string, edit: (item: Item) => void): Promise<Work> => {
    const item = structuredClone(miniBank().find((i) => i.id === id)) as Item;
    edit(item);
    const deps = { database: test.database, audit: async () => undefined, clock: clockAt('2026-11-23') };
    const version = await saveItem(deps, id, { baseVersion: 1, item, retire: false }, 'eve');
    await submitItem(deps, id, version, 'eve');
    await decideItem(deps, id, { version, decision: 'approve' }, 'adam');
    const before = kept();
    encoded = [];
    expect(await test.knowledge.publish('adam', '')).toMatchObject({ state: 'current' });
    await test.knowledge.idle();
    return { encoded, read: kept() - before };
  };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lobby-incremental-'));
    encoded = [];
    test = await openTestKnowledge({ items: miniBank(), encoder, faq: openEmbeddedFaq({ cacheDir: folder }) });
    await test.knowledge.idle();
  });
  afterEach(async () => {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('for a changed fee is no text at all', async () => {
    expect(await publish('fee.gold-annual', (item) => { if (item.kind === 'fee') item.body.amount = 200; })).toEqual({ encoded: [], read: 0 });
  });

  it('for a changed answer is that answer, in the language in which it changed', async () => {
    const answer = '请马上致电客服挂失。';
    expect(await publish('faq.lost', (item) => { if (item.kind === 'faq') item.body.answer.zh = answer; })).toEqual({ encoded: [answer], read: 1 });
  });

  it('for a new phrasing is that phrasing', async () => {
    expect(await publish('faq.lost', (item) => { if (item.kind === 'faq') item.body.phrasings.zh.push('卡被偷了'); })).toEqual({ encoded: ['卡被偷了'], read: 1 });
  });
});
