import { expect, test } from 'vitest';
import { queueForNeed } from './queueFor.ts';

const scores = (of: Record<string, number>) => Object.entries(of).map(([id, score]) => ({ id, score }));
const topics = (of: Record<string, number>) => ({ topics: scores(of) });
const besides = (of: Record<string, number>) => ({ topics: scores({ human_agent: 0.98, card_apply: 0.01 }), besides: scores(of) });

test('a wish for a person goes to those who know what it is about', () => {
  expect(queueForNeed(topics({ mortgage_prepay: 0.99 }), null)).toBe('loans');
  expect(queueForNeed(topics({ human_agent: 0.57, mortgage_prepay: 0.23, mortgage_rate: 0.15 }), null)).toBe('loans');
  expect(queueForNeed(topics({ loan_progress: 0.77, human_agent: 0.22 }), 'card_bill')).toBe('loans');
});

test('a bare wish goes to those who know what was spoken of last', () => {
  expect(queueForNeed(topics({ human_agent: 0.99, complaint: 0.01 }), 'card_bill')).toBe('cards');
  expect(queueForNeed(topics({ human_agent: 0.99 }), null)).toBe('general');
  expect(queueForNeed(null, 'mortgage_rate')).toBe('loans');
  expect(queueForNeed(topics({}), 'mortgage_rate')).toBe('loans');
  expect(queueForNeed(topics({ thanks_bye: 0.9 }), 'mortgage_rate')).toBe('loans');
});

test('what stands beside the wish decides, the topics of one queue taken together', () => {
  expect(queueForNeed(besides({ card_cancel: 0.4, card_apply: 0.3, card_lost: 0.1, account_open: 0.1 }), null)).toBe('cards');
  expect(queueForNeed(besides({ mortgage_rate: 0.4, mortgage_prepay: 0.3 }), 'card_bill')).toBe('loans');
  expect(queueForNeed(besides({ atm_card_swallowed: 0.9 }), null)).toBe('cards');
  expect(queueForNeed(besides({ wealth_product: 0.97 }), 'card_bill')).toBe('general');
});

test('what only resembles something takes nobody from what was spoken of', () => {
  expect(queueForNeed(besides({ transfer_arrival: 0.6, thanks_bye: 0.3 }), 'card_bill')).toBe('cards');
  expect(queueForNeed(besides({ card_dispute: 0.34, complaint: 0.32 }), 'mortgage_rate')).toBe('loans');
  expect(queueForNeed(besides({ greeting: 0.9 }), 'mortgage_rate')).toBe('loans');
});
