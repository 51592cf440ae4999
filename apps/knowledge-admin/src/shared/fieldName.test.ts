import { expect, test } from 'vitest';
import type { T } from '../i18n/useT.ts';
import { zh, type Key } from '../i18n/words.ts';
import { fieldName } from './fieldName.ts';

const t = ((key: Key) => zh[key]) as T;

test.each([
  ['rate', 'body.bands[1].percent', '分档 2 · 利率 %'],
  ['rule', 'body.when.all[0].fact', '条件 · 全部满足 1 · 事实'],
  ['fee', 'validTo', '失效日'],
  ['procedure', 'body.steps[2].next[0].to', '步骤 3 · 下一步 1 · 到'],
  ['faq', 'body.answer.en', '答案 · 英文'],
  ['fee', 'body', '内容'],
  ['fee', 'nobody.knows', null],
])('%s %s', (kind, path, said) => {
  expect(fieldName(t, kind, path)).toBe(said);
});
