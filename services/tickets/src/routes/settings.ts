import { CannedPhraseInput, CannedPhraseList, EscalationInput, EscalationList, Priority, SlaPolicyInput, SlaPolicyList, TicketMacroInput, TicketMacroList, TicketTagInput, TicketTagList, TicketTemplateInput, TicketTemplateList, TicketViewInput, TicketViewList } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';
import { z } from 'zod';
import type { TicketsDeps } from '../deps.ts';
import { readMacros, readPhrases, readPolicies, readRules, readTemplates, saveMacro, savePhrase, savePolicy, saveRule, saveTemplate } from '../settings/ticketSettings.ts';
import { listTags, saveTag } from '../settings/ticketTags.ts';
import { dropView, listViews, saveView } from '../ticket/views.ts';

const tags = ['tickets'];
const security = [{ staff: [] }];
const read = { config: { access: staffAccess('ticket.read') } };
const manage = { config: { access: staffAccess('queue.manage') } };
const named = z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/) });

/** What is decided once and used every day. */
export function registerSettingsRoutes(app: HttpApp, deps: TicketsDeps): void {
  registerViews(app, deps);
  registerWords(app, deps);
  app.get('/api/v1/ticket-macros', { ...read, schema: { tags, security, summary: 'Macros', response: { 200: TicketMacroList } } }, async () => ({ macros: await readMacros(deps) }));
  app.put('/api/v1/ticket-macros/:id', { ...manage, schema: { tags, security, summary: 'Writes a macro', params: named, body: TicketMacroInput, response: { 200: TicketMacroList } } }, async (request) => {
    await saveMacro(deps, request.params.id, request.body, staffOf(request).id);
    return { macros: await readMacros(deps) };
  });
  app.get('/api/v1/ticket-templates', { ...read, schema: { tags, security, summary: 'What tickets of a topic must hold', response: { 200: TicketTemplateList } } }, async () => ({ templates: await readTemplates(deps) }));
  app.put('/api/v1/ticket-templates/:id', { ...manage, schema: { tags, security, summary: 'Writes the template of a topic', params: named, body: TicketTemplateInput, response: { 200: TicketTemplateList } } }, async (request) => {
    await saveTemplate(deps, { topic: request.params.id, ...request.body }, staffOf(request).id);
    return { templates: await readTemplates(deps) };
  });
  app.get('/api/v1/sla-policies', { ...read, schema: { tags, security, summary: 'Service times by priority', response: { 200: SlaPolicyList } } }, async () => ({ policies: await readPolicies(deps) }));
  app.put('/api/v1/sla-policies/:priority', { ...manage, schema: { tags, security, summary: 'Sets the service times of a priority', params: z.strictObject({ priority: Priority }), body: SlaPolicyInput, response: { 200: SlaPolicyList } } }, async (request) => {
    await savePolicy(deps, request.params.priority, request.body, staffOf(request).id);
    return { policies: await readPolicies(deps) };
  });
  app.get('/api/v1/escalation-rules', { ...read, schema: { tags, security, summary: 'What happens when a clock runs low or out', response: { 200: EscalationList } } }, async () => ({ rules: await readRules(deps) }));
  app.put('/api/v1/escalation-rules/:id', { ...manage, schema: { tags, security, summary: 'Writes an escalation rule', params: named, body: EscalationInput, response: { 200: EscalationList } } }, async (request) => {
    await saveRule(deps, request.params.id, request.body, staffOf(request).id);
    return { rules: await readRules(deps) };
  });
}

/** What people write with: canned phrases and tags. */
function registerWords(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/canned-phrases', { ...read, schema: { tags, security, summary: 'What agents say many times a day', response: { 200: CannedPhraseList } } }, async () => ({ phrases: await readPhrases(deps) }));
  app.put('/api/v1/canned-phrases/:id', { ...manage, schema: { tags, security, summary: 'Writes a canned phrase', params: named, body: CannedPhraseInput, response: { 200: CannedPhraseList } } }, async (request) => {
    await savePhrase(deps, request.params.id, request.body, staffOf(request).id);
    return { phrases: await readPhrases(deps) };
  });
  app.get('/api/v1/ticket-tags', { ...read, schema: { tags, security, summary: 'Tags that are offered, and how often each is used', response: { 200: TicketTagList } } }, async () => ({ tags: await listTags(deps) }));
  app.put('/api/v1/ticket-tags', { ...manage, schema: { tags, security, summary: 'Offers a tag, or offers it no longer', body: TicketTagInput, response: { 200: TicketTagList } } }, async (request) => {
    await saveTag(deps, request.body, staffOf(request).id);
    return { tags: await listTags(deps) };
  });
}

function registerViews(app: HttpApp, deps: TicketsDeps): void {
  app.get('/api/v1/ticket-views', { ...read, schema: { tags, security, summary: 'Filters I keep and shared ones', response: { 200: TicketViewList } } }, async (request) => ({ views: await listViews(deps, staffOf(request).id) }));
  app.put('/api/v1/ticket-views', { ...read, schema: { tags, security, summary: 'Keeps a filter under a name', body: TicketViewInput, response: { 200: TicketViewList } } }, async (request) => {
    await saveView(deps, request.body, staffOf(request).id);
    return { views: await listViews(deps, staffOf(request).id) };
  });
  app.delete('/api/v1/ticket-views/:id', { ...read, schema: { tags, security, summary: 'Drops one of my filters', params: z.strictObject({ id: z.string().regex(/^evt_[0-9a-z]{26}$/) }), response: { 200: TicketViewList } } }, async (request) => {
    await dropView(deps, request.params.id, staffOf(request).id);
    return { views: await listViews(deps, staffOf(request).id) };
  });
}
