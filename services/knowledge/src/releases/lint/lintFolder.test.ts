import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lintFolder } from './lintFolder.ts';

const STYLES = ['plain', 'colloquial', 'short', 'typo', 'voice', 'story', 'mixed'] as const;
/** One utterance per style, but two plain ones: just under a third. */
const WORDED: Record<string, string[]> = { ...Object.fromEntries(STYLES.map((s) => [s, [`${s}的话`]])), plain: ['怎么还款', '还款日是哪天'] };

describe('lintFolder', () => {
  let folder: string;
  const write = async (path: string, content: unknown): Promise<void> => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), typeof content === 'string' ? content : stringify(content));
  };
  const topic = (zh: readonly string[]) => ({
    id: 'topic.card_repay', kind: 'topic', title: { zh: '还款', en: 'Repayment' }, owner: 'o', validFrom: '2026-01-01', reviewBy: '2027-01-01',
    body: { topic: 'card_repay', utterances: { zh, en: ['pay my card'] } },
  });
  const linted = async (check: string) => {
    const { findings, figures } = await lintFolder(folder, { asOf: '2026-11-23' });
    return { figures, messages: findings.filter((f) => f.check === check).map((f) => f.message) };
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lint-'));
    await write('topics/card_repay.yaml', topic(Object.values(WORDED).flat()));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('says nothing of wording or size where a bank keeps no files about them', async () => {
    expect((await linted('wording')).messages).toEqual([]);
    expect((await linted('floors')).messages).toEqual([]);
  });

  it('finds nothing when every utterance has its style', async () => {
    await write('dev/wording/card_repay.yaml', { topic: 'card_repay', ...WORDED });
    const { messages, figures } = await linted('wording');
    expect(messages).toEqual([]);
    expect(figures).toMatchObject({ 'utterancesZh.plain': 2, 'utterancesZh.typo': 1, plainPercent: 25, plainPercentOfWorstTopic: 25 });
  });

  it.each([
    ['an utterance without a style', { typo: [] }, /"typo的话" has no style/],
    ['a style that no utterance has', { voice: [] }, /no utterance is voice/],
    ['a text with two styles', { story: ['story的话', '怎么还款'] }, /"怎么还款" has several styles: plain, story/],
    ['a label without an utterance', { short: ['short的话', '还'] }, /"还" has a style but is no utterance/],
    ['too many plain ones', { plain: ['怎么还款', '还款日是哪天', 'short的话', 'story的话'], short: [], story: [] }, /50 % are plain/],
  ])('finds %s', async (_, change, wanted) => {
    await write('dev/wording/card_repay.yaml', { topic: 'card_repay', ...WORDED, ...change });
    expect((await linted('wording')).messages).toContainEqual(expect.stringMatching(wanted));
  });

  it('finds a topic that has no wording, and wording of no topic', async () => {
    await write('dev/wording/other.yaml', { topic: 'other', ...WORDED });
    expect((await linted('wording')).messages).toEqual(['no file in dev/wording says how its utterances are worded', 'dev/wording names a topic that is not there: other']);
  });

  it('refuses content below its floors, and a floor of nothing', async () => {
    await write('dev/floors.yaml', { topics: 1, products: 1, nonsense: 1 });
    expect((await linted('floors')).messages).toEqual(['is 0 and should be at least 1', 'dev/floors.yaml names a figure that is not there']);
  });

  it('tells a held-out line that would be trained on', async () => {
    await write('heldout/intents.zh.jsonl', '{"text":"还款日是哪天？","label":"card_repay"}\n');
    expect((await linted('heldout')).messages).toEqual([expect.stringContaining('would be trained on')]);
  });
});
