import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnv, silentLog, systemClock } from '@lobby/service-kit';
import { createHttp } from '@lobby/service-kit/http';
import { expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { bankFiles } from './bankFiles.ts';
import { openBank, openSandbox } from './openSandbox.ts';

const content = join(ROOT, 'content/demo-bank');

it.each([[{}, true], [{ BANK_JWKS: '/etc/lobby/bank.jwks' }, false]])('S14 nobody here signs for a customer where a real bank\'s keys are believed (%j: signs %s)', async (env, signs) => {
  const sandbox = openSandbox(readEnv(env), bankFiles(content), systemClock, 's'.repeat(43));
  const app = await createHttp({ log: silentLog, trustedProxies: 0, ratePerMinute: null, version: 'test' });
  const routes: string[] = [];
  app.addHook('onRoute', ({ url }) => { routes.push(url); });
  sandbox.registerRoutes(app, { audit: async () => undefined });
  expect([sandbox.signer !== null, routes.some((r) => r.endsWith('/token'))]).toEqual([signs, signs]);
  await app.close();
});

it('reads the bank\'s files at the first call and once, and two banks on them do not share what happens', async () => {
  const files = bankFiles(content);
  let read = 0;
  const counted = { ...files, customers: () => { read += 1; return files.customers(); } };
  const [one, other] = [openBank(counted, systemClock), openBank(counted, systemClock)];
  expect(read).toBe(0);
  const card = one.customers()[0]?.cards[0];
  await one.call('card.report_loss', { card_tail: card?.tail }, { conversationId: 'c', customerId: null, bankCustomerId: 'YT100001', assurance: 'verified', idempotencyKey: 'k' });
  expect([card?.status, other.customers()[0]?.cards[0]?.status]).toEqual(['lost', 'active']);
  expect(read).toBe(2);
  expect(files.customers()).toBe(files.customers());
});

it('names the file and the field when a customer is wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lobby-bank-'));
  mkdirSync(join(folder, 'sandbox'));
  writeFileSync(join(folder, 'sandbox/customers.yaml'), '- { no: YT1, name: 王, phone: "19900000001", idExpires: 2030-01-01 }');
  expect(() => bankFiles(folder).customers()).toThrow(/customers\.yaml: 0\.no/);
  rmSync(folder, { recursive: true });
});
