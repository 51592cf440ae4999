import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { HttpApp } from '@lobby/service-kit/http';
import { screenFolder } from './paths.ts';

const YEAR_S = 31_536_000;
const HASHED = /[-.][A-Za-z0-9_-]{8,}\.(js|css|woff2|svg|png)$/;
const SCREENS = [
  { prefix: '/widget', app: 'chat-widget', entry: 'loader.js', singlePage: false },
  { prefix: '/desk', app: 'agent-desk', entry: 'index.html', singlePage: true },
  { prefix: '/knowledge', app: 'knowledge-admin', entry: 'index.html', singlePage: true },
  { prefix: '/compliance', app: 'compliance', entry: 'index.html', singlePage: true },
  { prefix: '', app: 'demo-bank', entry: 'index.html', singlePage: false },
] as const;
type Screen = (typeof SCREENS)[number];

/**
 * Serves the built screens: `/` the demo bank, `/widget`, `/desk`, `/knowledge`.
 * @returns the apps that are not built, for the notice at the start.
 */
export async function serveScreens(app: HttpApp): Promise<string[]> {
  const missing = SCREENS.filter((s) => !existsSync(join(screenFolder(s.app), s.entry)));
  for (const screen of SCREENS) if (!missing.includes(screen)) await app.register((scope, _options) => serveScreen(scope as HttpApp, screen), { prefix: screen.prefix });
  return missing.map((s) => s.app);
}

async function serveScreen(scope: HttpApp, screen: Screen): Promise<void> {
  await scope.register(fastifyStatic, {
    root: screenFolder(screen.app), prefix: '/', preCompressed: true, cacheControl: false,
    // Files with a hash in their name never change; pages must always be asked for.
    setHeaders: (response, path) => { response.header('cache-control', HASHED.test(path.replace(/\.(br|gz)$/, '')) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache'); },
  });
  if (!screen.singlePage) return;
  scope.get('', { schema: { hide: true } }, (_request, reply) => reply.redirect(`${screen.prefix}/`));
  // An address that is no file answers with the page, so that a reload or a shared link works.
  scope.setNotFoundHandler((_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'));
}
