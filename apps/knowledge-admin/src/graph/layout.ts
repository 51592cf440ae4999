import type { GraphNeighbourhood, GraphNode } from '@lobby/contracts';

export type Placed = { node: GraphNode; x: number; y: number; column: Column };
/** From what points at whatever points here (-2) over the node itself (0) to what lies two steps on (2). */
type Column = -2 | -1 | 0 | 1 | 2;

/** What one can still read in one column; the list beside it holds everything. */
export const COLUMN_MOST = 14;
export const [BOX_W, BOX_H] = [168, 36] as const;
const [STEP_X, STEP_Y] = [236, 46] as const;

/** Reads from left to right: who points here, the node, where it points; two steps away stand outside. Pure; the same input gives the same picture. */
export function layout(around: GraphNeighbourhood): { placed: Placed[]; left: number } {
  const into = new Set(around.edges.flatMap((edge) => (edge.to === around.node ? [edge.from] : [])));
  const out = new Set(around.edges.flatMap((edge) => (edge.from === around.node ? [edge.to] : [])));
  const columnOf = (node: GraphNode): Column => {
    if (node.id === around.node) return 0;
    if (out.has(node.id)) return 1;
    if (into.has(node.id)) return -1;
    return around.edges.some((edge) => (edge.from === node.id && into.has(edge.to)) || (edge.to === node.id && into.has(edge.from))) ? -2 : 2;
  };
  const columns = ([-2, -1, 0, 1, 2] as const).map((column) => place(around.nodes.filter((node) => columnOf(node) === column).toSorted(byLabel), column));
  const placed = columns.flat();
  return { placed, left: around.nodes.length - placed.length };
}

/** The picture's edges in its own units. */
export function frame(placed: readonly Placed[]): { x: number; y: number; width: number; height: number } {
  const [xs, ys] = [placed.map((one) => one.x), placed.map((one) => one.y)];
  const [left, top] = [Math.min(...xs, 0) - BOX_W / 2 - 8, Math.min(...ys, 0) - BOX_H / 2 - 8];
  return { x: left, y: top, width: Math.max(...xs, 0) + BOX_W / 2 + 8 - left, height: Math.max(...ys, 0) + BOX_H / 2 + 8 - top };
}

function place(nodes: readonly GraphNode[], column: Column): Placed[] {
  const shown = nodes.slice(0, COLUMN_MOST);
  return shown.map((node, i) => ({ node, column, x: column * STEP_X, y: (i - (shown.length - 1) / 2) * STEP_Y }));
}

/** What an editor looks for first stands on top and is drawn when not all can be. */
const FIRST = ['Product', 'Rule', 'Condition', 'Fee', 'FeeBand', 'Rate', 'RateBand', 'Fact', 'Limit', 'Document', 'Topic', 'Faq', 'Procedure', 'Category', 'Material', 'Channel', 'Feature', 'Attribute'];

function byLabel(a: GraphNode, b: GraphNode): number {
  return rank(a.label) - rank(b.label) || a.label.localeCompare(b.label) || a.id.localeCompare(b.id);
}

function rank(label: string): number {
  const at = FIRST.indexOf(label);
  return at < 0 ? FIRST.length : at;
}
