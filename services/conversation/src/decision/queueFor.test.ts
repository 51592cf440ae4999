import { expect, test } from 'vitest';
import { queueForNeed } from './queueFor.ts';

const topics = (scores: Record<string, number>) => Object.entries(scores).map(([id, score]) => ({ id, score }));

test('a wish for a person goes to those who know what it is about', () => {
  expect(queueForNeed(topics({ mortgage_prepay: 0.99 }), null)).toBe('loans');
  expect(queueForNeed(topics({ human_agent: 0.57, mortgage_prepay: 0.23, mortgage_rate: 0.15 }), null)).toBe('loans');
  expect(queueForNeed(topics({ loan_progress: 0.77, human_agent: 0.22 }), 'card_bill')).toBe('loans');
});

test('a bare wish goes to those who know what was spoken of last', () => {
  expect(queueForNeed(topics({ human_agent: 0.99, complaint: 0.01 }), 'card_bill')).toBe('cards');
  expect(queueForNeed(topics({ human_agent: 0.99 }), null)).toBe('general');
  expect(queueForNeed([], 'mortgage_rate')).toBe('loans');
  expect(queueForNeed(topics({ thanks_bye: 0.9 }), 'mortgage_rate')).toBe('loans');
});
