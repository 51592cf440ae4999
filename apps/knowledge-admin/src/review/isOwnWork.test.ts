import type { ItemDetail } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { isOwnWork } from './isOwnWork.ts';

const detail = (published: number | null, authors: string[]): Pick<ItemDetail, 'row' | 'versions'> => ({
  row: { id: 'faq.a', kind: 'faq', title: 'a', titleEn: null, owner: 't', version: authors.length, state: 'in_review', publishedVersion: published, validFrom: '2026-01-01', validTo: null, reviewBy: null, updatedAt: '', author: authors.at(-1) ?? '', approver: null, usage: { askedWeek: 0, lastAsked: null, helpful: null, thumbs: 0 }, changedSources: 0 },
  versions: authors.map((author, at) => ({ version: at + 1, state: 'retired' as const, author, approver: null, usage: { askedWeek: 0, lastAsked: null, helpful: null, thumbs: 0 }, createdAt: '' })),
});

test('a draft of mine since the published version makes it my work, an older one does not', () => {
  expect(isOwnWork(detail(1, ['me', 'you']), 'me')).toBe(false);
  expect(isOwnWork(detail(1, ['you', 'me', 'you']), 'me')).toBe(true);
  expect(isOwnWork(detail(null, ['me']), 'me')).toBe(true);
});
