import type { IncomingHttpHeaders } from 'node:http';

export type OriginRules = { allowedOrigins: readonly string[]; ownOrigins: readonly string[] };

/** True for a page of our own: one of our public origins, or the very host the request was sent to. */
export function isOwnOrigin(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  const { origin } = headers;
  if (!origin) return false;
  return rules.ownOrigins.includes(origin) || hostOf(origin) === headers.host;
}

/**
 * Whether a socket may be opened at all. A browser always names its origin, so it must be ours or a site that embeds the widget; a program without one
 * may come with a visitor token, but never with a cookie.
 */
export function mayOpenSocket(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  if (headers.origin === undefined) return headers.cookie === undefined;
  return rules.allowedOrigins.includes(headers.origin) || isOwnOrigin(headers, rules);
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
