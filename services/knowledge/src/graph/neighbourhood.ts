import { LobbyError, type GraphEdge, type GraphNeighbourhood, type GraphNode } from '@lobby/contracts';
import { groupBy } from '../groupBy.ts';
import type { GraphRow, GraphStore } from './graphStore.ts';
import type { QueryName } from './queries.ts';
import { labelOf, nodeKey } from './schema.ts';

/** More nodes than this nobody can look at. */
const MOST_NODES = 200;

/** Walks the graph outwards from one node, `depth` steps, valid nodes only when `asOf` is given. @throws LobbyError `not_found`; GraphUnavailable */
export async function neighbourhood(graph: GraphStore, releaseId: string, wish: { node: string; depth: number; asOf?: string | undefined }): Promise<GraphNeighbourhood> {
  const start = await readNode(graph, releaseId, wish.node);
  if (!start) throw new LobbyError('not_found', `No node ${wish.node} in this release`);
  const nodes = new Map([[start.id, start]]);
  const edges = new Map<string, GraphEdge>();
  let border = [start.id];
  for (let step = 0; step < wish.depth && nodes.size < MOST_NODES; step += 1) {
    const around = (await Promise.all(border.map((id) => readAround(graph, releaseId, id)))).flat().filter(({ node }) => isShown(node, wish.asOf));
    border = [];
    for (const { node, edge } of around) {
      if (!nodes.has(node.id) && nodes.size < MOST_NODES) { nodes.set(node.id, node); border.push(node.id); }
      if (nodes.has(edge.from) && nodes.has(edge.to)) edges.set(`${edge.from} ${edge.type} ${edge.to}`, edge);
    }
  }
  return { node: wish.node, release: releaseId, nodes: [...nodes.values()], edges: [...edges.values()], truncated: nodes.size >= MOST_NODES };
}

const isShown = (node: GraphNode, asOf: string | undefined): boolean => node.label !== 'Release' && (asOf === undefined || (node.validFrom <= asOf && (node.validTo === null || node.validTo >= asOf)));

async function readNode(graph: GraphStore, releaseId: string, id: string): Promise<GraphNode | null> {
  const label = labelOf(id);
  const rows = label ? await graph.read(releaseId, `node:${label}`, { k: nodeKey(releaseId, id) }) : [];
  return rows[0] ? toNode(rows[0]) : null;
}

async function readAround(graph: GraphStore, releaseId: string, id: string): Promise<{ node: GraphNode; edge: GraphEdge }[]> {
  const label = labelOf(id);
  if (!label) return [];
  const read = (direction: 'in' | 'out') => graph.read(releaseId, `${direction}:${label}` satisfies QueryName, { k: nodeKey(releaseId, id) });
  const [out, into] = await Promise.all([read('out'), read('in')]);
  const unique = (rows: GraphRow[]) => [...groupBy(rows, (r) => `${String(r.type)} ${String((r.node as { id?: unknown }).id)}`).values()].flatMap((same) => same.slice(0, 1));
  return [
    ...unique(out).map((row) => ({ node: toNode(row), edge: { from: id, to: toNode(row).id, type: String(row.type) } })),
    ...unique(into).map((row) => ({ node: toNode(row), edge: { from: toNode(row).id, to: id, type: String(row.type) } })),
  ];
}

function toNode(row: GraphRow): GraphNode {
  const node = row.node as Record<string, string | number | null>;
  const id = String(node.id);
  return { id, label: labelOf(id) ?? 'Item', title: String(node.title_zh ?? id), titleEn: (node.title_en ?? null) as string | null, itemId: (node.item ?? null) as string | null, version: Number(node.version ?? 0), validFrom: String(node.valid_from), validTo: (node.valid_to ?? null) as string | null };
}
