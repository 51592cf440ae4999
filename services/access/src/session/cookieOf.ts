import { parseCookie } from 'cookie';

export type RequestHeaders = Record<string, string | string[] | undefined>;

/** The value of one cookie of a request, still encoded as it travels; undefined when it is not there. */
export function cookieOf(headers: RequestHeaders, name: string): string | undefined {
  const header = headers.cookie;
  return parseCookie(Array.isArray(header) ? header.join('; ') : (header ?? ''), { decode: (value) => value })[name];
}

/** The `Cookie` header that a browser would send back for these `Set-Cookie` headers. */
export function cookieHeader(setCookies: readonly string[]): string {
  return setCookies.map((c) => c.split(';')[0]).join('; ');
}
