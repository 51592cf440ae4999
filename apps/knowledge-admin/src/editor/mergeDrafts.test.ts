import { expect, test } from 'vitest';
import { merged, mergeRows, proposed } from './mergeDrafts.ts';

const base = { id: 'faq.a', title: { zh: '题' }, body: { answer: { zh: '一' }, phrasings: { zh: ['甲'] }, topic: 't' } };
const mine = { ...base, body: { ...base.body, answer: { zh: '我的' }, phrasings: { zh: ['甲', '乙'] } } };
const theirs = { ...base, title: { zh: '新题' }, body: { ...base.body, answer: { zh: '他的' } }, tags: ['x'] };

test('each keeps their own change, and only what both changed is a conflict', () => {
  const rows = mergeRows(base, mine, theirs);
  expect(rows.map((row) => [row.path, row.by, proposed(row)])).toEqual([['title.zh', 'theirs', 'theirs'], ['body.answer.zh', 'both', 'mine'], ['body.phrasings.zh', 'mine', 'mine'], ['tags', 'theirs', 'theirs']]);
  expect(merged(theirs, rows, proposed)).toEqual({ ...theirs, body: { ...base.body, answer: { zh: '我的' }, phrasings: { zh: ['甲', '乙'] } } });
  expect(merged(theirs, rows, () => 'theirs')).toEqual(theirs);
  expect(merged(theirs, rows, () => 'mine')).toEqual(mine);
});

test('the same change on both sides is no row', () => {
  expect(mergeRows(base, theirs, theirs)).toEqual([]);
});
