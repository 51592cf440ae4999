import { expect, test } from 'vitest';
import { getAt, keysOf, pathOf, setAt } from './path.ts';

const fee = { id: 'fee.a', body: { amount: 5, bands: [{ upTo: 1, percent: '1' }, { percent: '2' }] } };

test('paths read both ways', () => {
  expect(keysOf('body.when.all[0].fact')).toEqual(['body', 'when', 'all', 0, 'fact']);
  expect(pathOf(['body', 'when', 'all', 0, 'fact'])).toBe('body.when.all[0].fact');
});

test('reads what is there and nothing where nothing is', () => {
  expect(getAt(fee, 'body.bands[1].percent')).toBe('2');
  expect(getAt(fee, 'body.bands[7].percent')).toBeUndefined();
  expect(getAt(fee, 'body.amount.deeper')).toBeUndefined();
});

test('changes one place in a copy, makes what is missing, keeps the order of fields', () => {
  const changed = setAt(fee, 'body.bands[1].percent', '3');
  expect(getAt(changed, 'body.bands[1].percent')).toBe('3');
  expect(getAt(fee, 'body.bands[1].percent')).toBe('2');
  expect(setAt({}, 'title.zh', '年费')).toEqual({ title: { zh: '年费' } });
  expect(Object.keys(setAt(fee, 'id', 'fee.b'))).toEqual(['id', 'body']);
});

test('undefined takes a field away', () => {
  expect(setAt(fee, 'body.amount', undefined)).toEqual({ id: 'fee.a', body: { bands: fee.body.bands } });
});
