import { CONNECTOR_OPERATIONS, type BankConnector, type ConnectorContext, type Holding } from '@lobby/contracts';
import { newId } from '@lobby/service-kit';

/**
 * What a customer holds, asked of the bank's own systems for an agent who may see the customer: names and ends of numbers. Amounts are the customer's to
 * ask for. Null when the bank does not answer.
 */
export function holdingsFrom(connector: BankConnector): (bankCustomerId: string) => Promise<Holding[] | null> {
  return async (bankCustomerId) => {
    const context: ConnectorContext = { conversationId: 'desk', customerId: null, bankCustomerId, assurance: 'verified', idempotencyKey: newId('req') };
    const [cards, loans] = [await connector.call('card.list', {}, context), await connector.call('loan.list', {}, context)];
    if (!cards.ok && !loans.ok) return null;
    return [...(cards.ok ? cardsOf(cards.data) : []), ...(loans.ok ? loansOf(loans.data) : [])];
  };
}

function cardsOf(data: unknown): Holding[] {
  const { cards } = CONNECTOR_OPERATIONS['card.list'].data.parse(data);
  return cards.map((c) => ({ kind: 'card', name: { zh: c.name.zh, en: c.name.en ?? c.name.zh }, tail: c.card_tail, status: c.status }));
}

function loansOf(data: unknown): Holding[] {
  const { loans } = CONNECTOR_OPERATIONS['loan.list'].data.parse(data);
  return loans.map((l) => ({ kind: 'loan', name: { zh: l.name.zh, en: l.name.en ?? l.name.zh }, tail: null, status: null }));
}
