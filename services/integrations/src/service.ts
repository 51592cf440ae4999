import type { EngineStatus } from '@lobby/contracts';
import { Counter, periodic, registry } from '@lobby/service-kit';
import type { HttpApp } from '@lobby/service-kit/http';
import { defineListeners, forgetRelayed, relayEvents, type Listener } from '@lobby/service-kit/outbox';
import type { IntegrationsDeps } from './deps.ts';
import { mailListener } from './mail/mailListener.ts';
import { registerSystemRoutes } from './routes/routes.ts';
import { webhookListener } from './webhooks/webhookListener.ts';

/** How long an event waits at most before its listeners' jobs exist. */
const RELAY_EVERY_MS = 1_000;
/** After the first answers are out: making the jobs' tables must keep no customer waiting at the start. */
const START_AFTER_MS = 3_000;

const eventsRelayed = new Counter({ name: 'lobby_outbox_events_total', help: 'Events handed to their listeners', registers: [registry] });

export type Integrations = {
  registerRoutes(app: HttpApp): void;
  /** Starts jobs and relay a little later, on their own. `work`: this replica also does the jobs. */
  start(options: { work: boolean; afterMs?: number }): void;
  /** Moves what waits now; for tests and for a clean end. */
  relay(): Promise<void>;
  jobsStatus(): EngineStatus;
  stop(): Promise<void>;
};

/** Wires what leaves the house: outbox → one job per listener and receiver → webhook, mail or another room. */
export function createIntegrations(deps: IntegrationsDeps): Integrations {
  const listeners: Listener[] = [webhookListener(deps), ...(deps.mail ? [mailListener(deps.mail)] : []), ...deps.listeners];
  defineListeners(deps.jobs, listeners);
  deps.jobs.define({ name: 'outbox.retention', cron: '17 3 * * *', work: () => forgetRelayed(deps.database, deps.clock.now()) });
  const relay = async (): Promise<void> => {
    for (let moved = -1; moved !== 0;) {
      moved = await relayEvents(deps.database, deps.jobs, listeners, deps.clock.now());
      eventsRelayed.inc(moved);
    }
  };
  let stopRelay: (() => Promise<void>) | null = null;
  let starting: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const begin = async (work: boolean): Promise<void> => {
    const running = await deps.jobs.start({ work });
    if (running && work) stopRelay = periodic('outbox', RELAY_EVERY_MS, deps.log, relay);
  };
  return {
    registerRoutes: (app) => registerSystemRoutes(app, deps),
    start: ({ work, afterMs = START_AFTER_MS }) => {
      timer = setTimeout(() => { starting = begin(work); }, afterMs);
      timer.unref();
    },
    relay,
    jobsStatus: deps.jobs.status,
    stop: async () => {
      clearTimeout(timer);
      // First, so that a start that is tried again and again ends.
      const jobsEnded = deps.jobs.stop();
      await starting;
      await stopRelay?.();
      await jobsEnded;
    },
  };
}
