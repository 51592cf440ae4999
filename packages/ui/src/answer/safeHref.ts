/**
 * The address of a link that may be followed, or null: http or https, a host of the allow-list or below one of its entries (`yunting.example` allows
 * `www.yunting.example`), and no name or password in front of it, which is how a foreign host is dressed up as ours.
 */
export function safeHref(href: string, allowedHosts: readonly string[]): string | null {
  const url = parseUrl(href);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') return null;
  const allowed = allowedHosts.some((host) => url.host === host || url.hostname === host || url.hostname.endsWith(`.${host}`));
  return allowed ? url.href : null;
}

function parseUrl(href: string): URL | null {
  try {
    return new URL(href);
  } catch {
    return null;
  }
}
