import helmet from '@fastify/helmet';
import type { HttpApp } from './httpApp.ts';

export type PageHeaders = {
  /** The one part of the site that pages of others may show in a frame and load scripts of, and whose pages those are; without it nobody may. */
  embedded?: { under: string; by: readonly string[] };
  /** Our public address, when it is known. Browsers before 2022 do not count its sockets among `'self'`. */
  publicUrl?: string | undefined;
};

/** What every answer tells the browser: no inline script, no framing by strangers, no guessing of types, nothing sent elsewhere; and what the interface answers is kept by no cache. */
export async function usePageHeaders(app: HttpApp, { embedded, publicUrl }: PageHeaders): Promise<void> {
  const isEmbedded = (url: string): boolean => embedded !== undefined && url.startsWith(embedded.under);
  const framers = [embedded?.by ?? []].flat().join(' ');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"], 'script-src': ["'self'"],
        // Ant Design writes its rules at run time.
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'], 'font-src': ["'self'"], 'connect-src': ["'self'", ...socketsOf(publicUrl)], 'object-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'self'"],
        'frame-ancestors': [(request) => (isEmbedded(request.url ?? '') && framers !== '' ? `'self' ${framers}` : "'self'")],
      },
    },
    xFrameOptions: false, crossOriginResourcePolicy: { policy: 'same-origin' }, referrerPolicy: { policy: 'same-origin' },
  });
  app.addHook('onRequest', async (request, reply) => {
    if (isEmbedded(request.url)) reply.header('cross-origin-resource-policy', 'cross-origin');
    // A route that may be kept says so itself.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  });
}

const socketsOf = (publicUrl: string | undefined): string[] => (publicUrl ? [new URL(publicUrl).origin.replace(/^http/, 'ws')] : []);
