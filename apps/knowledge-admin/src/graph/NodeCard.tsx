import type { GraphEdge, GraphNeighbourhood, GraphNode } from '@lobby/contracts';
import { Link } from 'react-router';
import { useT } from '../i18n/useT.ts';
import { wordOr } from '../shared/wordOr.ts';
import { nodeLabel, nodeTitle } from './GraphMap.tsx';

type Props = { around: GraphNeighbourhood; onGo: (id: string) => void };

/** The node and its relations as a list: Tab or arrow keys move, Enter goes there. */
export function NodeCard({ around, onGo }: Props) {
  const t = useT();
  const node = around.nodes.find((one) => one.id === around.node);
  if (!node) return null;
  const relations = groupRelations(around);
  return (
    <section className="graph-card lobby-stack" aria-label={nodeTitle(t, node)}>
      <header>
        <h2>{nodeTitle(t, node)}</h2>
        <p className="lobby-soft"><span className="lobby-code">{node.id}{node.version ? `@${node.version}` : ''}</span> · {nodeLabel(t, node)} · {node.validTo ? t('graph.validRange', { from: node.validFrom, to: node.validTo }) : t('graph.valid', { from: node.validFrom })}</p>
        {node.itemId ? <Link to={`/items/${node.itemId}`}>{t('graph.openItem')}</Link> : null}
      </header>
      {relations.length === 0 ? <p className="lobby-soft">{t('graph.alone')}</p> : null}
      {relations.map(({ type, outward, nodes }) => (
        <div key={`${type}${outward}`}>
          <h3>{outward ? '→' : '←'} {wordOr(t, `edge.${type}`, type)} <span className="lobby-soft">{nodes.length}</span></h3>
          <ul className="links">{nodes.map((one) => <li key={one.id}><button type="button" onKeyDown={moveFocus} onClick={() => onGo(one.id)}>{nodeTitle(t, one)}</button> {one.itemId === one.id ? <span className="lobby-code lobby-soft">{one.id}</span> : null}</li>)}</ul>
        </div>
      ))}
    </section>
  );
}

type Relation = { type: string; outward: boolean; nodes: GraphNode[] };

function groupRelations({ node, nodes, edges }: GraphNeighbourhood): Relation[] {
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const groups = new Map<string, Relation>();
  for (const edge of edges) {
    const outward = edge.from === node;
    const other = byId.get(otherEnd(edge, node) ?? '');
    if (!other) continue;
    const key = `${edge.type}${outward}`;
    const group = groups.get(key) ?? { type: edge.type, outward, nodes: [] };
    group.nodes.push(other);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function otherEnd(edge: GraphEdge, node: string): string | null {
  if (edge.from === node) return edge.to;
  return edge.to === node ? edge.from : null;
}

/** Up and down walk all relations of the card. */
function moveFocus(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const buttons = [...(event.currentTarget.closest('.graph-card')?.querySelectorAll('button') ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
