import type { Item } from '@lobby/client';
import { expect, test } from 'vitest';
import { withoutOfferRuns } from './withoutOfferRuns.ts';

const items = (...types: string[]): Item[] => types.map((type, at) => ({ key: `${at}`, entry: { seq: at + 1, type, at: '2026-11-23T09:00:00.000Z', actor: { kind: 'system' }, messageId: `m${at}` }, own: null }));
const left = (...types: string[]) => withoutOfferRuns(items(...types)).map((i) => `${i.key} ${i.entry.type}`);

test('of offers in a row the last stands, what happens between them stays', () => {
  expect(left('queued', 'offered', 'offer_ended', 'offered', 'accepted')).toEqual(['0 queued', '3 offered', '4 accepted']);
  expect(left('offered', 'customer.said', 'offer_ended')).toEqual(['0 offered', '1 customer.said', '2 offer_ended']);
  expect(left()).toEqual([]);
});
