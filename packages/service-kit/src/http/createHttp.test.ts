import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../log.ts';
import { publicAccess } from './access.ts';
import { createHttp } from './createHttp.ts';
import type { HttpApp } from './httpApp.ts';

let app: HttpApp;
beforeAll(async () => {
  app = await createHttp({ log: silentLog, trustedProxies: 0, ratePerMinute: null, version: 'test', publicUrl: 'https://chat.bank.example' });
  app.get('/api/v1/here', { config: { access: publicAccess } }, async () => ({ ok: true }));
  await app.ready();
});
afterAll(() => app.close());

const OTHER = { origin: 'https://evil.example' };

describe('what every answer carries', () => {
  it.each(['/api/v1/here', '/api/v1/nowhere'])('ASVS 3.4.1 %s is for https alone, for a year', async (url) => {
    const header = String((await app.inject({ url })).headers['strict-transport-security']);
    expect(Number(/max-age=(\d+)/.exec(header)?.[1])).toBeGreaterThanOrEqual(31_536_000);
  });

  it('ASVS 3.4.2 no answer allows another origin, asked before or not', async () => {
    for (const answer of [await app.inject({ url: '/api/v1/here', headers: OTHER }), await app.inject({ method: 'OPTIONS', url: '/api/v1/here', headers: { ...OTHER, 'access-control-request-method': 'POST' } })]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('ASVS 4.1.1 the type is said, with its letters', async () => {
    expect((await app.inject({ url: '/api/v1/here' })).headers['content-type']).toBe('application/json; charset=utf-8');
    expect((await app.inject({ url: '/api/v1/nowhere' })).headers['content-type']).toMatch(/^application\/problem\+json/);
  });

  it.each(['TRACE', 'CONNECT', 'PROPFIND'])('ASVS 13.4.4 the method %s does nothing', async (method) => {
    expect((await app.inject({ method: method as 'GET', url: '/api/v1/here' })).statusCode).toBeGreaterThanOrEqual(400);
  });
});
