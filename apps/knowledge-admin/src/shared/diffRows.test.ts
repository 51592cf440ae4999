import { expect, test } from 'vitest';
import { diffRows } from './diffRows.ts';

test('a new item is told field by field, a condition as a whole, and empty lists not at all', () => {
  const when = { all: [{ fact: 'fact.age', op: 'gte', value: 18 }] };
  const added = [{ path: 'id', change: 'added', after: 'rule.x' }, { path: 'title', change: 'added', after: { zh: '甲', en: 'A' } }, { path: 'tags', change: 'added', after: [] }, { path: 'body', change: 'added', after: { when, appliesTo: ['product.x'], steps: [{ id: 's1' }] } }] as const;
  expect(diffRows(added).map((row) => [row.path, row.after])).toEqual([['title.zh', '甲'], ['title.en', 'A'], ['body.when', when], ['body.appliesTo', ['product.x']], ['body.steps[0].id', 's1']]);
});

test('what changed stays as it is', () => {
  const rows = [{ path: 'body.amount', change: 'changed', before: 1, after: 2 }, { path: 'body.note', change: 'removed', before: { zh: '旧' } }] as const;
  expect(diffRows(rows)).toEqual([rows[0], { path: 'body.note.zh', change: 'removed', before: '旧' }]);
});
