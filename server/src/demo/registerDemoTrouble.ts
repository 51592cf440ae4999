import { SandboxTrouble, type SandboxBank } from '@lobby/connectors';
import type { AccessService } from '@lobby/contracts';
import { staffAccess, staffOf, type HttpApp } from '@lobby/service-kit/http';

const schema = { tags: ['demo'], response: { 200: SandboxTrouble } };

/** An admin makes the sandbox bank slow or unreliable, to show what customers get then. Of this process and until it ends; the audit has who did it. */
export function registerDemoTrouble(app: HttpApp, bank: Pick<SandboxBank, 'trouble' | 'setTrouble'>, access: Pick<AccessService, 'audit'>): void {
  app.get('/api/v1/demo/trouble', { config: { access: staffAccess('system.read') }, schema: { ...schema, summary: 'How badly the sandbox bank behaves' } }, async () => bank.trouble());

  app.put('/api/v1/demo/trouble', { config: { access: staffAccess('system.manage') }, schema: { ...schema, summary: 'Makes the sandbox bank slow or unreliable', body: SandboxTrouble } }, async (request) => {
    await access.audit(null, { actor: staffOf(request).id, action: 'demo.trouble_set', subject: 'sandbox', data: request.body });
    bank.setTrouble(request.body);
    return bank.trouble();
  });
}
