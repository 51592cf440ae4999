import { LegalHold, LegalHoldList, LobbyError, NewLegalHold, NewPrivacyRequest, PersonalDataExport, PrivacyDecision, PrivacyPolicy, PrivacyRequest, PrivacyRequestList } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { Privacy } from '../privacy.ts';

const params = z.strictObject({ id: z.string().regex(/^evt_[0-9a-v]{26}$/) });
const tags = ['privacy'];
const BASE = '/api/v1/privacy';
const read = { access: staffAccess('privacy.read') };
const request = { access: staffAccess('privacy.request') };
const decide = { access: staffAccess('privacy.decide') };

/** Requests of customers about their data: entered by one, decided by another. */
export function registerPrivacyRoutes(app: HttpApp, privacy: Privacy): void {
  app.get(`${BASE}/requests`, { config: read, schema: { tags, summary: 'Requests about personal data', response: { 200: PrivacyRequestList } } }, async () => ({ rows: await privacy.requests() }));
  app.post(`${BASE}/requests`, { config: request, schema: { tags, summary: 'Enters what a customer asked', body: NewPrivacyRequest, response: { 201: PrivacyRequest } } },
    async (req, reply) => reply.code(201).send(await privacy.enter(req.body, staffOf(req).id)));
  app.post(`${BASE}/requests/:id/decision`, { config: decide, schema: { tags, summary: 'Decides and carries out a request of somebody else', params, body: PrivacyDecision, response: { 200: PrivacyRequest } } },
    (req) => privacy.decide(req.params.id, req.body.approve, staffOf(req).id));
  app.get(`${BASE}/requests/:id/export`, { config: request, schema: { tags, summary: 'What an approved export holds', params, response: { 200: PersonalDataExport } } }, async (req, reply) => {
    const made = await privacy.exportOf(req.params.id, staffOf(req).id);
    if (!made) throw new LobbyError('not_found');
    return reply.header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="personal-data.json"').send(made);
  });
  app.get(`${BASE}/policy`, { config: read, schema: { tags, summary: 'How long conversations are kept', response: { 200: PrivacyPolicy } } }, async () => privacy.policy());
  app.get(`${BASE}/holds`, { config: read, schema: { tags, summary: 'Legal holds', response: { 200: LegalHoldList } } }, async () => ({ rows: await privacy.holds() }));
  app.post(`${BASE}/holds`, { config: request, schema: { tags, summary: 'Keeps a customer\'s data from being erased', body: NewLegalHold, response: { 201: LegalHold } } },
    async (req, reply) => reply.code(201).send(await privacy.hold(req.body, staffOf(req).id)));
  app.delete(`${BASE}/holds/:id`, { config: decide, schema: { tags, summary: 'Lifts a hold', params, response: { 200: LegalHold } } }, (req) => privacy.lift(req.params.id, staffOf(req).id));
}
