import { setTimeout as sleep } from 'node:timers/promises';
import { LobbyError, type EngineStatus, type JobList, type JobRow, type Tx } from '@lobby/contracts';
import { sql } from 'drizzle-orm';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { asDb, type DatabaseHandle } from '../db/index.ts';
import type { Log } from '../log.ts';

export type JobContext = { attempt: number; signal: AbortSignal };
/** `work` may run again after a crash, so it must be harmless twice. With `cron` one job a tick is made, on whichever replica is first. */
export type JobKind<T extends object> = { name: string; work(data: T, job: JobContext): Promise<void>; cron?: string; attempts?: number; timeoutSeconds?: number };
export type SendOptions = { tx?: Tx; after?: Date; /** At most one waiting job per key. */ key?: string };

export type Jobs = {
  /** Names a kind of job and who does it. Call before `start`. */
  define<T extends object>(kind: JobKind<T>): void;
  /** Queues a job; with `tx` it exists if and only if that transaction commits. @throws LobbyError unavailable before the start */
  send(kind: string, data: object, options?: SendOptions): Promise<void>;
  /**
   * Makes the tables if need be and begins to work; not on the way to the first answer, so nobody waits for it. What fails is tried again until it succeeds.
   * @returns false when it was stopped before
   */
  start(options: { work: boolean }): Promise<boolean>;
  stop(): Promise<void>;
  list(wish: { kind?: string; dead: boolean }): Promise<JobList>;
  /** @throws LobbyError not_found when no such job waits */
  cancel(kind: string, id: string): Promise<void>;
  /** Drives a dead job again. @throws LobbyError not_found */
  redrive(id: string): Promise<void>;
  status(): EngineStatus;
};

/** Where jobs go that failed as often as they may. */
const DEAD = 'dead-letters';
const ATTEMPTS = 6;
const RETRY_SECONDS = 5;
const RETRY_SECONDS_MAX = 3_600;
const TIMEOUT_SECONDS = 60;
const LIST_LIMIT = 500;
/** Pauses between tries to start: the first, and the longest they double to. */
const START_AGAIN_MS = 1_000;
const START_AGAIN_MS_MAX = 60_000;
/** Work in progress may end; what does not is run again after the next start. */
const STOP = { graceful: true, timeout: 3_000 } as const;

/** Background jobs on pg-boss, in the record itself: PGlite and PostgreSQL alike. The library is loaded at the start and not before. */
export function createJobs({ database, log, startAgainMs = START_AGAIN_MS }: { database: DatabaseHandle; log: Log; startAgainMs?: number }): Jobs {
  const kinds = new Map<string, JobKind<object>>();
  const stopped = new AbortController();
  let boss: PgBoss | null = null;
  let trouble: string | null = null;
  const running = (): PgBoss => {
    if (!boss) throw new LobbyError('unavailable', 'Background jobs are not running yet');
    return boss;
  };
  return {
    define: (kind) => { kinds.set(kind.name, kind as unknown as JobKind<object>); },
    send: async (kind, data, { tx, after, key } = {}) => {
      const { fromDrizzle } = await import('pg-boss');
      await running().send(kind, data, { ...(tx ? { db: fromDrizzle(asDb(tx) as unknown as Parameters<typeof fromDrizzle>[0], sql) } : {}), ...(after ? { startAfter: after } : {}), ...(key ? { singletonKey: key } : {}) });
    },
    start: async ({ work }) => {
      for (let pauseMs = startAgainMs; !stopped.signal.aborted; pauseMs = Math.min(2 * pauseMs, START_AGAIN_MS_MAX)) {
        try {
          const begun = await begin(database, kinds, work, log);
          trouble = null;
          if (stopped.signal.aborted) await begun.stop(STOP);
          else boss = begun;
          return boss !== null;
        } catch (error) {
          trouble = nameOf(error);
          log.error({ err: trouble, pauseMs }, 'background jobs did not start, and are tried again');
        }
        await sleep(pauseMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined);
      }
      return false;
    },
    stop: async () => {
      stopped.abort();
      const stopping = boss;
      boss = null;
      await stopping?.stop(STOP);
    },
    list: async (wish) => (boss ? list(boss, kinds, wish) : { kinds: [...kinds.values()].map(({ name, cron }) => ({ kind: name, cron: cron ?? null, waiting: 0, running: 0 })), rows: [], dead: 0 }),
    cancel: async (kind, id) => {
      if (!kinds.has(kind) || affected(await running().cancel(kind, id)) === 0) throw new LobbyError('not_found', 'No such job waits');
    },
    redrive: async (id) => {
      if ((await running().redrive(DEAD, { ids: [id] })) === 0) throw new LobbyError('not_found', 'No such dead job');
    },
    status: () => ({ name: 'jobs', state: trouble === null ? 'ok' : 'degraded', detail: trouble === null ? (boss ? 'pg-boss' : 'starting') : `did not start (${trouble}), tried again` }),
  };
}

/** All or nothing: what was begun is ended again when the rest fails, or each try would leave a library at work. */
async function begin(database: DatabaseHandle, kinds: ReadonlyMap<string, JobKind<object>>, work: boolean, log: Log): Promise<PgBoss> {
  const boss = await openBoss(database, log);
  try {
    await prepare(boss, kinds);
    if (work) for (const kind of kinds.values()) await workOn(boss, kind, log);
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => undefined);
    throw error;
  }
}

async function openBoss(database: DatabaseHandle, log: Log): Promise<PgBoss> {
  const { PgBoss, fromPglite } = await import('pg-boss');
  const { raw } = database;
  const db = database.kind === 'pglite' ? fromPglite(raw as Parameters<typeof fromPglite>[0]) : { executeSql: (text: string, values?: unknown[]) => raw.query(text, values) };
  // Where the owner of the record has made the schema, the program's role may not make one.
  const { rows } = await raw.query(`select 1 from pg_namespace where nspname = 'pgboss'`);
  const boss = new PgBoss({ db, backend: database.kind === 'pglite' ? 'pglite' : 'postgres', createSchema: rows.length === 0 });
  boss.on('error', (error: Error) => log.error({ err: error.name }, 'jobs'));
  await boss.start();
  return boss;
}

async function prepare(boss: PgBoss, kinds: ReadonlyMap<string, JobKind<object>>): Promise<void> {
  await boss.createQueue(DEAD, { retentionSeconds: 90 * 86_400 });
  for (const kind of kinds.values()) {
    const options = { retryLimit: (kind.attempts ?? ATTEMPTS) - 1, retryDelay: RETRY_SECONDS, retryBackoff: true, retryDelayMax: RETRY_SECONDS_MAX, expireInSeconds: kind.timeoutSeconds ?? TIMEOUT_SECONDS, deadLetter: DEAD };
    await boss.createQueue(kind.name, options);
    await boss.updateQueue(kind.name, options);
    if (kind.cron) await boss.schedule(kind.name, kind.cron);
  }
}

async function workOn(boss: PgBoss, kind: JobKind<object>, log: Log): Promise<void> {
  await boss.work(kind.name, { includeMetadata: true, batchSize: 1, pollingIntervalSeconds: 1 } as const, async (jobs: JobWithMetadata<object>[]) => {
    for (const job of jobs) {
      await kind.work(job.data ?? {}, { attempt: job.retryCount + 1, signal: job.signal }).catch((error: unknown) => {
        log.warn({ job: kind.name, id: job.id, attempt: job.retryCount + 1, err: nameOf(error) }, 'job failed');
        // Only the name is kept with the job: a text may quote what it worked on.
        throw new Error(nameOf(error));
      });
    }
  });
}

async function list(boss: PgBoss, kinds: ReadonlyMap<string, JobKind<object>>, { kind, dead }: { kind?: string; dead: boolean }): Promise<JobList> {
  const queues = await boss.getQueues();
  const wanted = dead ? [DEAD] : [...kinds.keys()].filter((name) => !kind || name === kind);
  const found = await Promise.all(wanted.map((name) => boss.findJobs<object>(name, { limit: LIST_LIMIT })));
  return {
    kinds: [...kinds.values()].map(({ name, cron }) => {
      const queue = queues.find((q) => q.name === name);
      return { kind: name, cron: cron ?? null, waiting: queue?.queuedCount ?? 0, running: queue?.activeCount ?? 0 };
    }),
    rows: found.flat().map((job) => row(job, dead, kinds)).filter((r) => !dead || !kind || r.kind === kind),
    dead: (await boss.findJobs(DEAD, { queued: true, limit: LIST_LIMIT })).length,
  };
}

const STATES = { created: 'waiting', retry: 'retrying', active: 'running', completed: 'done', cancelled: 'cancelled', failed: 'failed' } as const;

function row(job: JobWithMetadata<object>, dead: boolean, kinds: ReadonlyMap<string, JobKind<object>>): JobRow {
  const output = job.output as { message?: unknown } | null;
  const kind = dead ? ((job as { sourceName?: string | null }).sourceName ?? job.name) : job.name;
  return {
    id: job.id, kind, state: dead ? 'dead' : STATES[job.state],
    // A dead letter is a job of its own that was never tried: what it comes from was tried as often as its kind may be.
    attempts: dead ? kinds.get(kind)?.attempts ?? ATTEMPTS : job.retryCount + (job.state === 'created' ? 0 : 1),
    createdAt: job.createdOn.toISOString(), startAfter: job.startAfter.toISOString(), error: typeof output?.message === 'string' ? output.message : null,
  };
}

const affected = (response: { affected?: number } | undefined): number => response?.affected ?? 0;

function nameOf(error: unknown): string {
  if (error instanceof LobbyError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}
