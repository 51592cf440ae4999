import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createNlu } from '../createNlu.ts';
import { runEval } from './runEval.ts';
import { trainingRelease } from './trainingRelease.ts';

const folder = mkdtempSync(join(tmpdir(), 'lobby-eval-'));
const LOST = ['我的卡丢了', '卡找不到了', '钱包被偷了卡没了', '挂失信用卡', '怎么挂失'];
const BILL = ['账单什么时候出', '查一下账单', '这个月账单多少', '账单日是哪天', '电子账单发我'];
/** Words that the first release has never seen. */
const BADGE = ['云朵徽章在哪看', '我的云朵徽章', '云朵徽章怎么领', '领云朵徽章'];
const lines = (label: string, texts: readonly string[]) => texts.map((text) => ({ text, label }));
const jsonl = (name: string, rows: readonly object[]): string => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
};

describe('runEval on two releases', () => {
  const made = createNlu({ modelsDir: '/nowhere' });
  const options = { modelsDir: '/nowhere', cacheDir: folder };
  afterAll(async () => {
    await (await made).close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says which lines the later one reads otherwise, and in which labels', async () => {
    const nlu = await made;
    const earlier = trainingRelease([...lines('card_lost', LOST), ...lines('card_bill', BILL)]);
    const release = trainingRelease([...lines('card_lost', LOST), ...lines('card_bill', BILL), ...lines('badge', BADGE)]);
    const data = jsonl('data.jsonl', [{ text: '云朵徽章去哪领', label: 'badge' }, { text: '卡丢了要挂失', label: 'card_lost' }, { text: '账单哪天出', label: 'card_bill' }]);
    const { comparison } = await runEval('intents', { data, ...options, served: { nlu, release, earlier } });
    expect(comparison).toMatchObject({
      before: { release: earlier.releaseId, accuracy: 0.6667 }, after: { release: release.releaseId, accuracy: 1 }, fixed: 1, broken: 0,
      perLabel: [{ label: 'badge', n: 1, before: 0, after: 1, fixed: 1, broken: 0 }], flips: [{ change: 'fixed', text: '云朵徽章去哪领', truth: 'badge', after: 'badge' }],
    });
  });
  it('compares nothing where there is no earlier release', async () => {
    const release = trainingRelease([...lines('card_lost', LOST), ...lines('card_bill', BILL)]);
    expect(await runEval('intents', { data: jsonl('one.jsonl', lines('card_lost', ['挂失'])), ...options, served: { nlu: await made, release, earlier: null } })).not.toHaveProperty('comparison');
  });
});
