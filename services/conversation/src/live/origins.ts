import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

export type OriginRules = { allowedOrigins: readonly string[]; ownOrigins: readonly string[] };

/**
 * True for a page of our own: of one of our public origins, or, where none is known, of the very host the request was sent to. That host is what a page says it is: a stranger's name may lead
 * to our address (DNS rebinding), so that only what cannot be a stranger's counts, an address or a name without a dot. Behind any other name the operator sets `PUBLIC_URL`.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  const { origin } = headers;
  if (!origin) return false;
  if (rules.ownOrigins.length > 0) return rules.ownOrigins.includes(origin);
  if (!URL.canParse(origin)) return false;
  const { host, hostname } = new URL(origin);
  return host === headers.host && (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || !hostname.includes('.'));
}

/**
 * Whether a socket may be opened at all. A browser always names its origin, so it must be ours or a site that embeds the widget; a program without one
 * may come with a visitor token, but never with a cookie.
 */
export function mayOpenSocket(headers: IncomingHttpHeaders, rules: OriginRules): boolean {
  if (headers.origin === undefined) return headers.cookie === undefined;
  return rules.allowedOrigins.includes(headers.origin) || isOwnOrigin(headers, rules);
}
