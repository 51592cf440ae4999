import grafeo from '@grafeo-db/js';
import type { GrafeoDB } from '@grafeo-db/js';
import type { ReleaseContent } from '@lobby/contracts';
import { GraphUnavailable, type GraphRow, type GraphStore, type GraphValue } from './graphStore.ts';
import { graphRows } from './graphRows.ts';
import { QUERIES } from './queries.ts';
import { LABEL_NAMES } from './schema.ts';
import { writeGraph } from './writeGraph.ts';
import { indexStatement } from './schema.ts';

/** The graph in this process. Every release has a database of its own in memory: it is rebuilt from the record at a start, which takes milliseconds. */
export function openGrafeo(): GraphStore {
  const releases = new Map<string, GrafeoDB>();
  return {
    engine: 'grafeo',
    build: async (content) => {
      const built = await buildRelease(content);
      releases.get(content.releaseId)?.close();
      releases.set(content.releaseId, built);
    },
    has: async (releaseId) => releases.has(releaseId),
    drop: async (releaseId) => {
      releases.get(releaseId)?.close();
      releases.delete(releaseId);
    },
    read: async (releaseId, query, params) => {
      const db = releases.get(releaseId);
      const statement = QUERIES.get(query);
      if (!db || !statement) throw new GraphUnavailable(db ? `no query ${query}` : `release ${releaseId} is not in the graph`);
      return run(db, statement, params);
    },
    status: () => ({ name: 'grafeo', state: 'ok', detail: `${releases.size} release(s) in memory` }),
    close: async () => {
      for (const db of releases.values()) db.close();
      releases.clear();
    },
  };
}

async function buildRelease(content: ReleaseContent): Promise<GrafeoDB> {
  const db = grafeo.GrafeoDB.create();
  try {
    for (const label of LABEL_NAMES) await db.executeCypher(indexStatement(label));
    await writeGraph(content.releaseId, graphRows(content), (statement, params) => run(db, statement, params));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

async function run(db: GrafeoDB, statement: string, params: Record<string, unknown>): Promise<GraphRow[]> {
  const result = await db.executeCypher(statement, params);
  return result.toArray().map((row) => plain(row) as GraphRow);
}

/** Grafeo hands out bigints past 2^53 and leaves out nothing else we write; a missing map becomes null as on Neo4j. */
function plain(value: unknown): GraphValue {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return (value ?? null) as GraphValue;
  const entries = Object.entries(value).map(([key, v]) => [key, plain(v)] as const);
  // A projection of a node that an OPTIONAL MATCH did not find: all nulls here, null on Neo4j.
  return entries.length > 1 && entries.every(([, v]) => v === null) ? null : Object.fromEntries(entries);
}
