import { expect, test } from 'vitest';
import { diffDrafts } from './diffDrafts.ts';

test('leaves that differ are named with before and after', () => {
  const rows = diffDrafts({ title: { zh: 'a' }, body: { bands: [{ percent: '1' }], note: 'x' } }, { title: { zh: 'a' }, body: { bands: [{ percent: '2' }, { percent: '3' }] } });
  expect(rows).toEqual([
    { path: 'body.bands[0].percent', change: 'changed', before: '1', after: '2' },
    { path: 'body.bands[1]', change: 'added', before: undefined, after: { percent: '3' } },
    { path: 'body.note', change: 'removed', before: 'x', after: undefined },
  ]);
});
