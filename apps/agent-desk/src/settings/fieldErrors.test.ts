import type { Problem } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { fieldErrors } from './fieldErrors.ts';

test('each wrong field finds its place in the form', () => {
  const problem: Problem = { type: 't', title: 't', status: 400, code: 'invalid_request', retryable: false, errors: [{ path: 'text.zh', message: 'too short' }, { path: 'body.fields.2.label.en', message: 'needed' }] };
  expect(fieldErrors(problem)).toEqual([{ name: ['text', 'zh'], errors: ['too short'] }, { name: ['fields', 2, 'label', 'en'], errors: ['needed'] }]);
  expect(fieldErrors({ ...problem, errors: undefined } as unknown as Problem)).toEqual([]);
});
