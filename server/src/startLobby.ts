import type { NewPassword } from '@lobby/access';
import { Closing, Counter, registry, startDefaultMetrics, type Clock, type Env, type Log } from '@lobby/service-kit';
import { createHttp, installGuard, type HttpApp } from '@lobby/service-kit/http';
import { openControl } from './control.ts';
import { auditNotice } from './engines/appRole.ts';
import { openClock, openRecord } from './engines/record.ts';
import { registerHealth } from './health.ts';
import { Phases } from './phases.ts';
import { serveScreens } from './screens.ts';
import { wireHouse, type House } from './wireHouse.ts';

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

export type Start = {
  env: Env; log: Log;
  /** This machine's; beside a PostgreSQL record its time is taken instead. */
  clock: Clock;
  /** Aborted when the start is called off: what is open is closed again and the reason thrown. */
  stop?: AbortSignal;
  /** Told of passwords just before they are stored, whatever becomes of the start. */
  onNewPasswords?: (made: readonly NewPassword[]) => void;
};

const VERSION = '0.1.0';
const RATE_PER_MINUTE = 600;

/** Opens the engines, wires the rooms, seeds an empty record and listens. Throws when the record or the port cannot be had, and leaves nothing open then. */
export async function startLobby(start: Start): Promise<Lobby> {
  const opened = new Closing();
  try {
    return await open(start, opened);
  } catch (error) {
    await opened.close().catch(() => undefined);
    throw error;
  }
}

async function open({ env, log, clock: own, stop, onNewPasswords }: Start, opened: Closing): Promise<Lobby> {
  const phases = new Phases(stop);
  const database = await openRecord(env);
  opened.add(() => database.close());
  const clock = await openClock(env, database, own, opened);
  if (database.dump) opened.add(await openControl(env.DATA_DIR, database.dump));
  const unguarded = await auditNotice(database);
  phases.end('record');
  const house = await wireHouse({ env, log, clock, database, opened, phases, onNewPasswords });
  const state = { draining: false };
  const app = await createHttp({ log, trustedProxies: env.TRUSTED_PROXIES, embedded: { under: '/widget/', by: env.ALLOWED_ORIGINS }, publicUrl: env.PUBLIC_URL, ratePerMinute: env.LOBBY_NO_RATE_LIMIT ? null : RATE_PER_MINUTE, version: VERSION });
  opened.add(() => app.close());
  const routes = rememberRoutes(app);
  const missing = await furnish(app, env, house);
  registerHealth(app, { database, nlu: house.nlu, knowledge: house.knowledge, live: house.liveStatus, model: house.modelStatus, jobs: house.jobsStatus, draining: () => state.draining });
  await app.ready();
  house.attachSockets(app.server);
  phases.end('door');
  const url = await app.listen({ port: env.PORT, host: env.HOST });
  opened.add(() => house.drain());
  opened.add(() => { state.draining = true; });
  await house.start();
  phases.end('listen');
  startDefaultMetrics();
  log.info({ ...phases.report(), roles: [...env.ROLES] }, 'started');
  const unhandled = new Counter({ name: 'lobby_unhandled_total', help: 'Failures nobody expected', registers: [registry] });
  return { url, routes, newPasswords: house.newPasswords, notices: [...house.notices, ...(unguarded ? [unguarded] : []), ...missing.map((m) => `The screen ${m} is not built; its address answers 404.`)], countUnhandled: () => unhandled.inc(), close: () => opened.close() };
}

function rememberRoutes(app: HttpApp): { method: string; url: string }[] {
  const routes: { method: string; url: string }[] = [];
  app.addHook('onRoute', ({ method, url }) => { for (const m of [method].flat()) if (m !== 'HEAD') routes.push({ method: m, url }); });
  return routes;
}

/** Routes, screens and documentation. A replica without the role `web` has its health and metrics alone. @returns screens that are not built */
async function furnish(app: HttpApp, env: Env, house: House): Promise<string[]> {
  if (!env.ROLES.has('web')) return [];
  installGuard(app, { access: house.access, csrfTokenOf: house.access.csrfTokenOf });
  const { default: swaggerUi } = await import('@fastify/swagger-ui');
  // Its own validator would tell a foreign server of us.
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { validatorUrl: null } });
  house.registerRoutes(app);
  return serveScreens(app);
}
