import type { EngineStatus, ReleaseContent } from '@lobby/contracts';
import type { QueryName } from './queries.ts';

/** A plain value out of the graph: integers come as JS numbers on every engine, absent properties as null. */
export type GraphValue = null | boolean | number | string | GraphValue[] | { [key: string]: GraphValue };
export type GraphRow = Record<string, GraphValue>;
/** Parameters are values, never names: labels, relation types and property names stand in the statements of queries.ts alone. */
export type GraphParams = Record<string, string | number | readonly string[] | null>;

/** The graph did not answer within its budget, or not at all. Callers say "cannot check now"; they never guess. */
export class GraphUnavailable extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'GraphUnavailable';
  }
}

/**
 * The graph of a release. One release is built aside, complete or not at all, and read under its own id, so that a turn in flight never sees
 * two of them. Implemented by Grafeo (in this process) and Neo4j with the same Cypher.
 */
export type GraphStore = {
  readonly engine: 'grafeo' | 'neo4j';
  /** Builds the graph of a release and counts it. Idempotent. @throws Error when anything is missing afterwards; readers notice nothing */
  build(content: ReleaseContent): Promise<void>;
  /** True when the release is complete here. */
  has(releaseId: string): Promise<boolean>;
  drop(releaseId: string): Promise<void>;
  /**
   * Runs one statement of the allow-list, read only. `budgetMs` is what the caller has left to wait for a remote engine; an engine in this
   * process has nothing to wait for. @throws GraphUnavailable
   */
  read(releaseId: string, query: QueryName, params: GraphParams, budgetMs?: number): Promise<GraphRow[]>;
  status(): EngineStatus;
  close(): Promise<void>;
};
