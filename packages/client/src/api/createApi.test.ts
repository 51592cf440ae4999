import { expect, test } from 'vitest';
import { createApi } from './createApi.ts';

const answering = (answer: () => Response | Promise<Response>) => {
  const calls: { url: string; init: RequestInit | undefined }[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    calls.push({ url: String(input), init });
    return answer();
  };
  return { calls, fetch };
};

test('a value comes back as a value; queries leave out what is not set', async () => {
  const { calls, fetch } = answering(() => Response.json({ hits: [] }));
  const api = createApi({ fetch });
  expect(await api.get('/api/v1/knowledge/search', { query: { q: '年费', kind: undefined, limit: 5 } })).toEqual({ ok: true, value: { hits: [] } });
  expect(calls[0]?.url).toBe('/api/v1/knowledge/search?q=%E5%B9%B4%E8%B4%B9&limit=5');
});

test('changes carry the CSRF token, readings do not', async () => {
  const { calls, fetch } = answering(() => new Response(null, { status: 204 }));
  const api = createApi({ fetch, csrf: () => 'token' });
  expect(await api.post('/x', { a: 1 })).toEqual({ ok: true, value: null });
  await api.get('/x');
  expect(calls.map(({ init }) => new Headers(init?.headers).get('x-lobby-csrf'))).toEqual(['token', null]);
});

test('every failure is a Problem: the server\'s own, a proxy\'s page, a lost network', async () => {
  const problem = { type: 't', title: 't', status: 409, code: 'conflict', retryable: false };
  expect(await createApi(answering(() => Response.json(problem, { status: 409 }))).get('/x')).toEqual({ ok: false, error: problem });
  expect(await createApi(answering(() => new Response('<html>', { status: 502 }))).get('/x')).toMatchObject({ ok: false, error: { code: 'unavailable', status: 502 } });
  expect(await createApi(answering(() => new Response('<html>', { status: 200 }))).get('/x')).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(await createApi(answering(() => Promise.reject(new TypeError('network')))).get('/x')).toMatchObject({ ok: false, error: { code: 'unavailable', retryable: true } });
});

test('an ended session is told once per refusal', async () => {
  let told = 0;
  const problem = { type: 't', title: 't', status: 401, code: 'unauthenticated', retryable: false };
  await createApi({ ...answering(() => Response.json(problem, { status: 401 })), onUnauthenticated: () => { told += 1; } }).get('/x');
  expect(told).toBe(1);
});
