import { expect, test } from 'vitest';
import { fileSize } from './fileSize.ts';
import { filesOf } from './filesOf.ts';

test('a size people can read', () => {
  expect([1, 83 * 1024, 2.44 * 1024 * 1024, 10 * 1024 * 1024].map(fileSize)).toEqual(['1 KB', '83 KB', '2.4 MB', '10.0 MB']);
});

test('an entry without files has none', () => {
  const entry = { seq: 1, type: 'resolved', at: '2026-11-23T01:00:00.000Z', actor: { kind: 'system' as const }, messageId: 'm' };
  expect([filesOf(entry), filesOf({ ...entry, data: { attachments: 'x' } })]).toEqual([[], []]);
});
