import type { EngineStatus, ReleaseContent } from '@lobby/contracts';
import type { Log } from '@lobby/service-kit';
import neo4j, { type Driver, type Session } from 'neo4j-driver';
import { GraphUnavailable, type GraphRow, type GraphStore, type GraphValue } from './graphStore.ts';
import { graphRows } from './graphRows.ts';
import { QUERIES } from './queries.ts';
import { indexStatement, LABEL_NAMES, nodeKey, releaseIndexStatement } from './schema.ts';
import { writeGraph } from './writeGraph.ts';

export type Neo4jOptions = { uri: string; user: string; password: string; log: Log; /** Longest a read may take, from asking for a connection to the last row. */ budgetMs?: number };

const DEFAULT_BUDGET_MS = 300;
const CONNECT_MS = 2_000;
/** Nodes deleted per transaction when a release is dropped. */
const DROP_BATCH = 5_000;

/** The graph in Neo4j 5. Releases live side by side, kept apart by the release in every node's key. Reads run in READ sessions. */
export async function openNeo4j(options: Neo4jOptions): Promise<GraphStore> {
  const driver = neo4j.driver(options.uri, options.password ? neo4j.auth.basic(options.user, options.password) : undefined, {
    connectionTimeout: CONNECT_MS, connectionAcquisitionTimeout: CONNECT_MS, maxTransactionRetryTime: CONNECT_MS, telemetryDisabled: true,
  });
  const budgetMs = options.budgetMs ?? DEFAULT_BUDGET_MS;
  let status: EngineStatus = { name: 'neo4j', state: 'ok' };
  const closing = new AbortController();
  let warming = warmUp(driver, closing.signal);
  const write = <T>(work: (session: Session) => Promise<T>) => inSession(driver, 'WRITE', work);
  return {
    engine: 'neo4j',
    build: async (content) => {
      await write(async (session) => {
        await ensureIndexes(session);
        await dropRelease(session, content.releaseId);
        await buildRelease(session, content);
      });
      status = { name: 'neo4j', state: 'ok' };
      warming = warming.then(() => warmUp(driver, closing.signal));
    },
    has: async (releaseId) => {
      const found = await inSession(driver, 'READ', (session) => run(session, QUERIES.get('nodeCount') ?? '', { k: nodeKey(releaseId, 'release') }));
      return found[0]?.complete === true;
    },
    drop: (releaseId) => write((session) => dropRelease(session, releaseId)),
    read: async (releaseId, query, params, leftMs) => {
      const statement = QUERIES.get(query);
      if (!statement) throw new GraphUnavailable(`no query ${query}`);
      try {
        const mayTakeMs = Math.max(1, Math.round(Math.min(budgetMs, leftMs ?? budgetMs)));
        const rows = await withinBudget(mayTakeMs, (session) => run(session, statement, params, mayTakeMs), driver);
        status = { name: 'neo4j', state: 'ok' };
        return rows;
      } catch (error) {
        status = { name: 'neo4j', state: 'down', detail: error instanceof Error ? error.name : 'unknown' };
        options.log.warn({ engine: 'neo4j', release: releaseId, query, code: (error as { code?: unknown }).code ?? null }, 'graph read failed');
        throw error instanceof GraphUnavailable ? error : new GraphUnavailable('Neo4j did not answer');
      }
    },
    status: () => status,
    close: async () => {
      // First the warm-up, then the driver: a statement that is under way when the driver closes is never answered.
      closing.abort();
      await Promise.race([warming, new Promise((resolve) => { setTimeout(resolve, CONNECT_MS).unref(); })]);
      await driver.close();
    },
  };
}

/**
 * The server plans a statement when it first sees it, which takes longer than a customer's budget. So each is run once, on a key that is not there,
 * in the background; while the server is away this quietly does nothing.
 */
async function warmUp(driver: Driver, closing: AbortSignal): Promise<void> {
  try {
    await inSession(driver, 'READ', async (session) => {
      for (const statement of QUERIES.values()) {
        if (closing.aborted) return;
        await run(session, statement, { k: '', ks: [''], asOf: '1970-01-01' });
      }
    });
  } catch {
    // Reads report the trouble themselves.
  }
}

async function inSession<T>(driver: Driver, mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
  const session = driver.session({ defaultAccessMode: mode === 'READ' ? neo4j.session.READ : neo4j.session.WRITE });
  try {
    return await work(session);
  } finally {
    // A session whose server is gone cannot always be closed; the pool forgets it either way.
    await session.close().catch(() => undefined);
  }
}

/** The customer's time counts, not the server's: waiting for a connection is part of the budget. The late session ends by its own timeout. */
async function withinBudget<T>(budgetMs: number, work: (session: Session) => Promise<T>, driver: Driver): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new GraphUnavailable(`no answer within ${budgetMs} ms`)), budgetMs);
  });
  const answer = inSession(driver, 'READ', work);
  answer.catch(() => undefined);
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function ensureIndexes(session: Session): Promise<void> {
  for (const label of LABEL_NAMES) {
    await run(session, indexStatement(label), {});
    await run(session, releaseIndexStatement(label), {});
  }
  await run(session, 'CALL db.awaitIndexes(30)', {});
}

const buildRelease = (session: Session, content: ReleaseContent): Promise<void> =>
  writeGraph(content.releaseId, graphRows(content), (statement, params) => run(session, statement, params));

async function dropRelease(session: Session, releaseId: string): Promise<void> {
  for (const label of LABEL_NAMES) {
    for (let deleted = DROP_BATCH; deleted === DROP_BATCH;) {
      const [row] = await run(session, `MATCH (n:${label} {r: $r}) WITH n LIMIT ${DROP_BATCH} DETACH DELETE n RETURN count(n) AS n`, { r: releaseId });
      deleted = Number(row?.n ?? 0);
    }
  }
}

async function run(session: Session, statement: string, params: Record<string, unknown>, timeoutMs?: number): Promise<GraphRow[]> {
  const result = await session.run(statement, integers(params) as Record<string, unknown>, timeoutMs ? { timeout: timeoutMs } : undefined);
  return result.records.map((record) => plain(record.toObject()) as GraphRow);
}

/** A JS number travels as a Float; every number we write is an integer (fen, positions, versions), so it is sent as one. */
function integers(value: unknown): unknown {
  if (typeof value === 'number') return neo4j.int(value);
  if (Array.isArray(value)) return value.map(integers);
  return value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, v]) => [key, integers(v)])) : value;
}

function plain(value: unknown): GraphValue {
  if (neo4j.isInt(value)) return value.toNumber();
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return (value ?? null) as GraphValue;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, plain(v)]));
}
