import type { GraphNeighbourhood } from '@lobby/contracts';
import { useT } from '../i18n/useT.ts';
import { layout, type Placed } from './layout.ts';

const [WIDTH, HEIGHT] = [1040, 760];
const [BOX_W, BOX_H] = [132, 34];
const TITLE_MOST = 10;

/** A drawing of the surroundings. It is for the eye and the mouse; the list beside it says and does the same by keyboard. */
export function GraphMap({ around, onGo }: { around: GraphNeighbourhood; onGo: (id: string) => void }) {
  const t = useT();
  const { placed, left } = layout(around);
  const at = new Map(placed.map((one) => [one.node.id, one]));
  const wide = placed.some((one) => one.ring === 2);
  const [w, h] = wide ? [WIDTH, HEIGHT] : [680, 470];
  return (
    <figure className="graph-map" aria-label={t('graph.map')}>
      <svg viewBox={`${-w / 2} ${-h / 2} ${w} ${h}`} aria-hidden="true">
        {around.edges.map((edge) => {
          const [from, to] = [at.get(edge.from), at.get(edge.to)];
          return from && to ? <line key={`${edge.from}${edge.type}${edge.to}`} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="graph-edge" /> : null;
        })}
        {placed.map((one) => <Node key={one.node.id} placed={one} onGo={onGo} />)}
      </svg>
      {left > 0 ? <figcaption className="lobby-soft">{t('graph.more', { count: left })}</figcaption> : null}
    </figure>
  );
}

function Node({ placed: { node, x, y, ring }, onGo }: { placed: Placed; onGo: (id: string) => void }) {
  return (
    <g transform={`translate(${x} ${y})`} className={`graph-node is-${node.label.toLowerCase()}${ring === 0 ? ' is-centre' : ''}`} onClick={() => onGo(node.id)}>
      <title>{`${node.label}: ${node.title} (${node.id})`}</title>
      <rect x={-BOX_W / 2} y={-BOX_H / 2} width={BOX_W} height={BOX_H} rx="8" />
      <text className="graph-label" y="-4">{node.label}</text>
      <text y="11">{node.title.length > TITLE_MOST ? `${node.title.slice(0, TITLE_MOST)}…` : node.title}</text>
    </g>
  );
}
