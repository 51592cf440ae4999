import { maskedName, type BankSigner, type SandboxBank } from '@lobby/connectors';
import { ConversationId, LobbyError } from '@lobby/contracts';
import { publicAccess, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import { demoCustomerParams } from './registerDemoPhone.ts';

/**
 * The sandbox bank's own page, as far as Lobby is concerned: it signs that a fictional customer is the one in this conversation. A real bank does this on its servers,
 * behind its own sign-in; the door is wired only while no keys of a real bank are believed (`BANK_JWKS`).
 */
export function registerDemoSignIn(app: HttpApp, bank: Pick<SandboxBank, 'customers'>, signer: BankSigner): void {
  app.post('/api/v1/demo/customers/:no/token', {
    schema: {
      tags: ['demo'], summary: 'An identity token of the sandbox bank for a fictional customer and one conversation', params: demoCustomerParams,
      body: z.strictObject({ nonce: ConversationId }), response: { 200: z.object({ token: z.string() }) },
    },
    config: { access: publicAccess, ratePerMinute: 30 },
  }, async (request, reply) => {
    const customer = bank.customers().find((c) => c.no === request.params.no);
    if (!customer) throw new LobbyError('not_found');
    return reply.header('cache-control', 'no-store').send({ token: await signer.sign(customer, maskedName(customer.name), request.body.nonce) });
  });
}
