import { expect, test } from 'vitest';
import { rowErrors } from './rowErrors.ts';

test('a table tells of itself and of whole rows; a cell tells of itself', () => {
  const errors = [{ path: 'body.bands', message: 'none' }, { path: 'body.bands[1]', message: 'overlaps' }, { path: 'body.bands[1].percent', message: 'format' }, { path: 'body.bandsOther', message: 'x' }];
  expect(rowErrors(errors, 'body.bands')).toBe('none · 2: overlaps');
  expect(rowErrors(errors, 'body.limits')).toBeNull();
});
