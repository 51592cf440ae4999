import { join } from 'node:path';
import { readEnv, silentLog, systemClock } from '@lobby/service-kit';
import { createHttp } from '@lobby/service-kit/http';
import { expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { openSandbox } from './openSandbox.ts';

const content = join(ROOT, 'content/demo-bank');

it.each([[{}, true], [{ BANK_JWKS: '/etc/lobby/bank.jwks' }, false]])('S14 nobody here signs for a customer where a real bank\'s keys are believed (%j: signs %s)', async (env, signs) => {
  const sandbox = openSandbox(readEnv(env), content, systemClock, 's'.repeat(43));
  const app = await createHttp({ log: silentLog, trustedProxies: 0, frameAncestors: [], ratePerMinute: null, version: 'test' });
  const routes: string[] = [];
  app.addHook('onRoute', ({ url }) => { routes.push(url); });
  sandbox.registerRoutes(app, { audit: async () => undefined });
  expect([sandbox.signer !== null, routes.some((r) => r.endsWith('/token'))]).toEqual([signs, signs]);
  await app.close();
});
