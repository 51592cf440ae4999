import type { GraphNeighbourhood, GraphNode } from '@lobby/contracts';

export type Placed = { node: GraphNode; x: number; y: number; ring: 0 | 1 | 2 };
/** What one can still tell apart in the drawing; the list beside it holds everything. */
export const RING_MOST = [1, 16, 24] as const;
const RADIUS = [0, 190, 330] as const;

/** Places the node in the middle, its neighbours on a ring in the order of their label, theirs on an outer one. Pure; the same input gives the same picture. */
export function layout(around: GraphNeighbourhood): { placed: Placed[]; left: number } {
  const near = neighboursOf(around, [around.node]);
  const first = around.nodes.filter((node) => near.has(node.id)).toSorted(byLabel);
  const second = around.nodes.filter((node) => node.id !== around.node && !near.has(node.id)).toSorted(byLabel);
  const centre = around.nodes.filter((node) => node.id === around.node);
  const placed = [...ring(centre, 0), ...ring(first, 1), ...ring(second, 2)];
  return { placed, left: around.nodes.length - placed.length };
}

function ring(nodes: readonly GraphNode[], at: 0 | 1 | 2): Placed[] {
  const shown = nodes.slice(0, RING_MOST[at]);
  return shown.map((node, i) => {
    // Starts at the top and goes clockwise; the outer ring is turned a little so that names do not stack.
    const angle = (i / shown.length) * 2 * Math.PI - Math.PI / 2 + (at === 2 ? Math.PI / 12 : 0);
    return { node, x: Math.round(RADIUS[at] * 1.35 * Math.cos(angle)), y: Math.round(RADIUS[at] * Math.sin(angle)), ring: at };
  });
}

function neighboursOf({ edges }: GraphNeighbourhood, ids: readonly string[]): Set<string> {
  return new Set(edges.flatMap((edge) => (ids.includes(edge.from) ? [edge.to] : ids.includes(edge.to) ? [edge.from] : [])));
}

const byLabel = (a: GraphNode, b: GraphNode): number => a.label.localeCompare(b.label) || a.id.localeCompare(b.id);
