import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentOf } from '../testing/miniBank.ts';
import { openEmbeddedFaq } from './embedded.ts';
import { buildLexicalIndex } from './lexicalIndex.ts';
import { Lexicon } from './lexicon.ts';
import { passagesOf } from './passages.ts';
import { learnWords } from './tokens.ts';
import { WordsFile } from './wordsFile.ts';

const passages = passagesOf(contentOf()).filter((p) => p.language === 'zh');
const everything = () => true;
let folder: string;
let path: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'lobby-words-')); path = join(folder, 'words.jsonl'); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const build = async (own = passages): Promise<{ lexicon: Lexicon; find: (text: string) => unknown }> => {
  const lexicon = new Lexicon(new WordsFile(path));
  const index = await buildLexicalIndex(own, lexicon, () => undefined);
  return { lexicon, find: (text) => [index.search(text, everything), index.corrections.correct(text, everything), index.typeAhead.find(text, everything, 5)] };
};
/** How many passages a next start would have to read. */
const unread = async (own = passages): Promise<number> => {
  const lexicon = new Lexicon(new WordsFile(path));
  await lexicon.begin();
  return own.filter((p) => !lexicon.has(p)).length;
};

it('reads every passage once: the next start finds the same by what is kept', async () => {
  expect(await unread()).toBe(passages.length);
  const first = await build();
  expect(await unread()).toBe(0);
  const again = await build();
  for (const text of ['金卡年费', 'jinka', '年飞多少', 'dqck']) expect(again.find(text), text).toEqual(first.find(text));
});

it('adds a line for a passage that changed, and none for those that did not', async () => {
  await build();
  const lines = () => readFileSync(path, 'utf8').split('\n').length;
  const before = lines();
  const changed = passages.map((p, i) => (i === 0 ? { ...p, version: 2, phrasings: [...p.phrasings, '一个新的问法'] } : { ...p, version: 2 }));
  expect(await unread(changed)).toBe(1);
  await build(changed);
  expect(lines()).toBe(before + 1);
  expect([await unread(changed), await unread()]).toEqual([0, 0]);
});

it.each([
  ['cut by a crash', () => truncateSync(path, readFileSync(path).length - 40)],
  ['of another analyser', () => writeFileSync(path, readFileSync(path, 'utf8').replace(/"analyser":\d+/, '"analyser":0'))],
  ['not readable', () => writeFileSync(path, readFileSync(path, 'utf8').replace('[', '<'))],
  ['taught other words', () => learnWords(['某个新的产品名字'])],
])('counts a file that is %s for nothing and makes it anew', async (_why, spoil) => {
  await build();
  spoil();
  expect(await unread()).toBe(passages.length);
  await build();
  expect(await unread()).toBe(0);
});

it('keeps nothing from the moment new words are taught to the next start, because what was read before knew fewer', async () => {
  const faq = openEmbeddedFaq({ cacheDir: folder });
  await faq.build('rel_1', passages, null);
  const named = { ...(passages[0] as (typeof passages)[number]), id: 'term.new:zh', version: 1, kind: 'term' as const, phrasings: ['全新业务名称'] };
  await faq.build('rel_2', [...passages, named], null);
  await faq.close();
  path = join(folder, 'faq-words-zh.jsonl');
  expect(await unread()).toBe(passages.length);
});

it('serves without a file where none can be written', async () => {
  path = join(folder, 'words.jsonl', 'not', 'a', 'folder');
  writeFileSync(join(folder, 'words.jsonl'), 'a file');
  expect((await build()).find('金卡年费')).toBeTruthy();
});
