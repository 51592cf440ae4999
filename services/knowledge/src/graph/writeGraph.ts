import type { GraphRow } from './graphStore.ts';
import type { GraphRows } from './graphRows.ts';
import { countEdges, countNodes } from './queries.ts';
import { createEdgesStatement, createNodesStatement, LABEL_NAMES, nodeKey, RELATIONS } from './schema.ts';

export type RunStatement = (statement: string, params: Record<string, unknown>) => Promise<GraphRow[]>;

/** Rows per statement: small enough that the event loop breathes between two of them. */
const BATCH = 500;

/**
 * Writes a release and counts what is there. An engine's word that it committed is not believed: Grafeo commits the rest of a transaction after a
 * failed statement. Only when every count fits is the release marked complete.
 * @throws Error naming what is missing
 */
export async function writeGraph(releaseId: string, rows: GraphRows, run: RunStatement): Promise<void> {
  for (const [label, nodes] of rows.nodes) await inBatches(nodes, (batch) => run(createNodesStatement(label), { rows: batch }));
  for (const [relation, edges] of rows.edges) await inBatches(edges, (batch) => run(createEdgesStatement(relation), { rows: batch }));
  await expectCounts(releaseId, rows, run);
  await run('MATCH (x:Release {k: $k}) SET x.complete = true, x.nodes = $nodes, x.edges = $edges', { k: nodeKey(releaseId, 'release'), ...rows.counts });
}

async function inBatches<T>(list: readonly T[], work: (batch: T[]) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < list.length; i += BATCH) await work(list.slice(i, i + BATCH));
}

async function expectCounts(releaseId: string, rows: GraphRows, run: RunStatement): Promise<void> {
  for (const label of LABEL_NAMES) await expectCount(`nodes ${label}`, rows.nodes.get(label)?.length ?? 0, await run(countNodes(label), { r: releaseId }));
  for (const relation of RELATIONS) await expectCount(`relations ${relation.join(' ')}`, rows.edges.get(relation)?.length ?? 0, await run(countEdges(relation), { r: releaseId }));
}

async function expectCount(what: string, wanted: number, found: GraphRow[]): Promise<void> {
  const seen = Number(found[0]?.n ?? 0);
  if (seen !== wanted) throw new Error(`the graph holds ${seen} ${what}, ${wanted} were written`);
}
