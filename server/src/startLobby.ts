import swaggerUi from '@fastify/swagger-ui';
import type { NewPassword } from '@lobby/access';
import { Counter, registry, startDefaultMetrics, systemClock, type Clock, type Env, type Log } from '@lobby/service-kit';
import { createHttp, installGuard } from '@lobby/service-kit/http';
import { wireHouse } from './wireHouse.ts';
import { openRecord } from './engines/record.ts';
import { registerHealth } from './health.ts';
import { serveScreens } from './screens.ts';

export type Lobby = {
  url: string;
  newPasswords: readonly NewPassword[];
  /** What could not be had and what that costs, one sentence each. */
  notices: readonly string[];
  /** Every route the router knows, for the authorisation matrix. */
  routes: readonly { method: string; url: string }[];
  countUnhandled(): void;
  close(): Promise<void>;
};

const VERSION = '0.1.0';
const RATE_PER_MINUTE = 600;

/** Opens the engines, wires the rooms, seeds an empty record and listens. Throws when the record or the port cannot be had. */
export async function startLobby(env: Env, log: Log, clock: Clock = systemClock): Promise<Lobby> {
  const database = await openRecord(env);
  const house = await wireHouse({ env, log, clock, database });
  const state = { draining: false };
  const app = await createHttp({ log, trustedProxies: env.TRUSTED_PROXIES, frameAncestors: env.ALLOWED_ORIGINS, ratePerMinute: env.LOBBY_NO_RATE_LIMIT ? null : RATE_PER_MINUTE, version: VERSION });
  const routes: { method: string; url: string }[] = [];
  app.addHook('onRoute', ({ method, url }) => { for (const m of [method].flat()) if (m !== 'HEAD') routes.push({ method: m, url }); });
  installGuard(app, { access: house.access, csrfTokenOf: house.access.csrfTokenOf });
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  house.registerRoutes(app);
  registerHealth(app, { database, nlu: house.nlu, knowledge: house.knowledge, live: house.liveStatus, model: house.modelStatus, draining: () => state.draining });
  const missing = await serveScreens(app);
  await app.ready();
  house.attachSockets(app.server);
  const url = await app.listen({ port: env.PORT, host: env.HOST });
  await house.start();
  startDefaultMetrics();
  const unhandled = new Counter({ name: 'lobby_unhandled_total', help: 'Failures nobody expected', registers: [registry] });
  return {
    url, routes, newPasswords: house.newPasswords, notices: [...house.notices, ...missing.map((m) => `The screen ${m} is not built; its address answers 404.`)],
    countUnhandled: () => unhandled.inc(),
    close: async () => {
      state.draining = true;
      await house.drain();
      await app.close();
      await house.close();
      await database.close();
    },
  };
}
