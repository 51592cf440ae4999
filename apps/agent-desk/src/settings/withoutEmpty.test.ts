import { expect, test } from 'vitest';
import { withoutEmpty } from './withoutEmpty.ts';

test('leaves out what was left empty, and keeps zero and no', () => {
  expect(withoutEmpty({ name: { zh: '甲', en: '' }, note: undefined, reply: { zh: '', en: '' }, tags: [], count: 0, active: false, queue: null, fields: [{ id: 'a', options: [] }] }))
    .toEqual({ name: { zh: '甲' }, count: 0, active: false, fields: [{ id: 'a' }] });
});
