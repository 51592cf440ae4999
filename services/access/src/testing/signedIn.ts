import type { Me } from '@lobby/contracts';
import type { HttpApp } from '@lobby/service-kit/http';
import { cookieHeader } from '../session/cookieOf.ts';

export type Answer = { statusCode: number; json<T>(): T };
/** A member of staff at the door; `status` is the sign-in's own. */
export type Session = { me: Me; status: number; call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<Answer> };

/** Signs in by password and calls with that session's cookies and token from then on. */
export async function signedIn(door: HttpApp, username: string, password: string): Promise<Session> {
  const answer = await door.inject({ method: 'POST', url: '/api/v1/desk/login', payload: { username, password } });
  const me = answer.json<Me>();
  const headers = { cookie: cookieHeader([answer.headers['set-cookie'] ?? []].flat()), 'x-lobby-csrf': me.csrfToken };
  return { me, status: answer.statusCode, call: (method, url, payload) => door.inject({ method, url, headers, ...(payload ? { payload } : {}) }) };
}

/** Signs in with a password that somebody gave out, and gets one of one's own: from then on the roles count. */
export async function signedInFirst(door: HttpApp, username: string, given: string): Promise<{ session: Session; password: string }> {
  const session = await signedIn(door, username, given);
  const { password } = (await session.call('POST', '/api/v1/desk/password', { password: given })).json<{ password: string }>();
  return { session: { ...session, me: (await session.call('GET', '/api/v1/desk/me')).json<Me>() }, password };
}
