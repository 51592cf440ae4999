import type { Me, Problem } from '@lobby/contracts';
import { expect, test } from 'vitest';
import { createStaffSession } from './createStaffSession.ts';

const me: Me = { staff: { id: 's1', name: '李', username: 'li', roles: ['agent'], skills: [], languages: ['zh'], team: 'a' }, permissions: ['conversation.read'], csrfToken: 'csrf-1', idleSeconds: 1_800 };
const refused: Problem = { type: 'urn:lobby:error:unauthenticated', title: '', status: 401, code: 'unauthenticated', retryable: false };

/** Answers by path; a missing path is a lost network. */
function fakeFetch(answers: Record<string, { status: number; body: unknown }>) {
  const calls: { path: string; csrf: string | null }[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = String(input);
    calls.push({ path, csrf: new Headers(init?.headers).get('x-lobby-csrf') });
    const answer = answers[path];
    if (!answer) throw new TypeError('no network');
    return Response.json(answer.body, { status: answer.status });
  };
  return { calls, fetch };
}

test('without a session the page asks to sign in, and nothing was lost', async () => {
  const session = createStaffSession(fakeFetch({ '/api/v1/desk/me': { status: 401, body: refused } }));
  await session.refresh();
  expect(session.getSnapshot()).toEqual({ status: 'out', lost: false, directory: false });
});

test('an unreachable server is not the same as being signed out', async () => {
  const session = createStaffSession(fakeFetch({}));
  await session.refresh();
  expect(session.getSnapshot()).toMatchObject({ status: 'unknown', problem: { code: 'unavailable' } });
});

test('after signing in, changes carry the CSRF token and permissions are known', async () => {
  const { calls, fetch } = fakeFetch({ '/api/v1/desk/login': { status: 200, body: me }, '/api/v1/tickets/t': { status: 200, body: {} } });
  const session = createStaffSession({ fetch });
  expect(await session.signIn('li', 'secret')).toBeNull();
  await session.api.patch('/api/v1/tickets/t', { status: 'open' });
  expect(calls.at(-1)).toEqual({ path: '/api/v1/tickets/t', csrf: 'csrf-1' });
  expect([session.may('conversation.read'), session.may('item.approve')]).toEqual([true, false]);
});

test('a session that ends during work is told apart from none', async () => {
  const session = createStaffSession(fakeFetch({ '/api/v1/desk/login': { status: 200, body: me }, '/api/v1/items': { status: 401, body: refused } }));
  await session.signIn('li', 'secret');
  await session.api.get('/api/v1/items');
  expect(session.getSnapshot()).toEqual({ status: 'out', lost: true, directory: false });
});
