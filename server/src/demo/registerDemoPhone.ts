import type { SandboxBank } from '@lobby/connectors';
import { LobbyError } from '@lobby/contracts';
import { publicAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';

const MESSAGES_SHOWN = 5;
const Customer = z.object({ no: z.string(), name: z.string(), tier: z.string().nullable(), cards: z.array(z.string()), loans: z.number().int() });
const Text = z.object({ code: z.string(), sentAt: z.iso.datetime() });
export const demoCustomerParams = z.strictObject({ no: z.string().regex(/^YT\d{6}$/) });
const tags = ['demo'];

/**
 * The telephone of a fictional customer, for the demo page: who they are and the texts the sandbox bank sent them. Only wired while the sandbox is the bank: its people and
 * their money are made up, so there is nobody whose codes could be read. A real connector has no such door.
 */
export function registerDemoPhone(app: HttpApp, bank: Pick<SandboxBank, 'customers' | 'messages'>): void {
  app.get('/api/v1/demo/customers', {
    schema: { tags, summary: 'The fictional customers of the sandbox bank', response: { 200: z.object({ customers: z.array(Customer) }) } }, config: { access: publicAccess, ratePerMinute: 60 },
  }, async () => ({ customers: bank.customers().map(({ no, name, tier, cards, loans }) => ({ no, name, tier, cards: cards.map((c) => c.tail), loans: loans.length })) }));

  app.get('/api/v1/demo/customers/:no/texts', {
    schema: { tags, summary: 'The latest texts on a fictional customer\'s phone', params: demoCustomerParams, response: { 200: z.object({ texts: z.array(Text) }) } }, config: { access: publicAccess, ratePerMinute: 240 },
  }, async (request) => {
    const customer = bank.customers().find((c) => c.no === request.params.no);
    if (!customer) throw new LobbyError('not_found');
    return { texts: bank.messages(customer.phone).slice(-MESSAGES_SHOWN).map(({ code, sentAt }) => ({ code, sentAt: sentAt.toISOString() })).toReversed() };
  });
}
