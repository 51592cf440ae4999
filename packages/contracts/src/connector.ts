import type { Assurance } from './assurance.ts';
import type { CustomerProof } from './identity.ts';

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

/** What a one-time code came to. `left`: tries before the lock. A wrong name gets the answers of a wrong code, so that nobody learns who is a customer. */
export type StepUpOutcome = { ok: true; proof: CustomerProof } | { ok: false; why: 'wrong' | 'locked'; left: number };

/** The bank's own proof of identity by a one-time code: it makes and sends the code and counts the tries; nothing of it is kept here. */
export type StepUp = {
  /** Sends a code to the phone on file of the customer with this number; does the same for a number nobody has. @throws when the bank cannot be reached */
  send(bankCustomerId: string): Promise<void>;
  /** @throws when the bank cannot be reached */
  check(bankCustomerId: string, code: string): Promise<StepUpOutcome>;
};

/**
 * The bank's own systems behind one port: `call('card.report_loss', {card_tail:'8821'}, ctx)`. Operations are data to the dialogue; each connector
 * lists those it has, with what they need. The sandbox implements all of them on fictional customers.
 */
export type BankConnector = {
  readonly name: string;
  readonly operations: Readonly<Record<string, { assurance: Assurance; changes: boolean; description: string }>>;
  call(operation: string, args: Record<string, unknown>, context: ConnectorContext): Promise<ConnectorResult>;
  /** Absent where the bank proves identity by its signed token alone. */
  readonly stepUp?: StepUp;
};
