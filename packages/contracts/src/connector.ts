import { z } from 'zod';

/** How surely we know who is speaking; belongs to the session and expires. */
export const Assurance = z.enum(['anonymous', 'identified', 'verified']);
export type Assurance = z.infer<typeof Assurance>;

export type ConnectorContext = {
  conversationId: string;
  customerId: string | null;
  /** The bank's own number of the customer, when identified. */
  bankCustomerId: string | null;
  assurance: Assurance;
  /** The same key gives the same result and acts once. */
  idempotencyKey: string;
};

export type ConnectorResult =
  | { ok: true; data: Record<string, unknown> }
  | { ok: false; code: 'not_verified' | 'not_found' | 'refused' | 'unavailable' | 'invalid'; message: string };

/**
 * The bank's own systems behind one port: `call('card.report_loss', {card_tail:'8821'}, ctx)`. Operations are data to the dialogue; each connector
 * lists those it has, with what they need. The sandbox implements all of them on fictional customers.
 */
export type BankConnector = {
  readonly name: string;
  readonly operations: Readonly<Record<string, { assurance: Assurance; changes: boolean; description: string }>>;
  call(operation: string, args: Record<string, unknown>, context: ConnectorContext): Promise<ConnectorResult>;
};
