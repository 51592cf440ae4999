import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '@lobby/contracts';
import { silentLog, type CryptoSuite } from '@lobby/service-kit';
import type { DatabaseHandle } from '@lobby/service-kit/db';
import { createHttp, installGuard, staffAccess, type HttpApp } from '@lobby/service-kit/http';
import type { Access } from '../access.ts';
import type { DirectoryOptions } from '../directory/directoryOptions.ts';
import { createAccess } from '../service.ts';

const SECRET = 'test-only-secret-of-forty-characters-0123';

/** The service on a real record with the demo staff. `ahead` moves its clock. */
export async function openAccess(database: DatabaseHandle, options: { baseUrl?: string; secondFactorFor?: readonly Role[]; directory?: DirectoryOptions; suite?: CryptoSuite } = {}) {
  let ahead = 0;
  const dataDir = mkdtempSync(join(tmpdir(), 'lobby-access-'));
  const clock = { now: () => new Date(Date.now() + ahead) };
  const access = createAccess({ database, baseUrl: options.baseUrl ?? 'http://localhost:8080', secret: SECRET, clock, log: silentLog, dataDir, secondFactorFor: options.secondFactorFor ?? [], ...(options.suite ? { suite: options.suite } : {}), ...(options.directory ? { directory: options.directory } : {}) });
  const passwords = new Map((await access.seedStaff()).map((p) => [p.username, p.password]));
  return { access, passwords, dataDir, clock, pass: (ms: number) => { ahead += ms; } };
}

/** The HTTP door with a route to try permissions on. */
export async function openDoor(access: Access): Promise<HttpApp> {
  const app = await createHttp({ log: silentLog, trustedProxies: 0, ratePerMinute: null, version: 'test' });
  installGuard(app, { access, csrfTokenOf: access.csrfTokenOf });
  access.registerRoutes(app);
  app.post('/api/v1/try-publish', { config: { access: staffAccess('release.publish') } }, async () => ({ ok: true }));
  await app.ready();
  return app;
}
