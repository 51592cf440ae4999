import { expect, it } from 'vitest';
import { CONNECTOR_OPERATIONS } from './connectorOperations.ts';

it('asks for a proven identity wherever account data leaves the bank', () => {
  const open = Object.entries(CONNECTOR_OPERATIONS).filter(([, o]) => o.assurance === 'anonymous').map(([name]) => name);
  expect(open).toEqual(['branch.book']);
});

it('refuses arguments of the wrong shape', () => {
  const { args } = CONNECTOR_OPERATIONS['card.report_loss'];
  expect(args.safeParse({ card_tail: '8821' }).success).toBe(true);
  expect(args.safeParse({ card_tail: '88211' }).success).toBe(false);
  expect(args.safeParse({ card_tail: '8821', customer: 'x' }).success).toBe(false);
});
