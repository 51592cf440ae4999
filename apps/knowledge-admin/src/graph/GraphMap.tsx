import type { GraphNeighbourhood, GraphNode } from '@lobby/contracts';
import { useT, type T } from '../i18n/useT.ts';
import { titleOf } from '../shared/titleOf.ts';
import { wordOr } from '../shared/wordOr.ts';
import { BOX_H, BOX_W, frame, layout, type Placed } from './layout.ts';

/** Widths of a box's line, counted in half signs: a Chinese sign is as wide as two letters. */
const TITLE_MOST = 24;
const widthOf = (sign: string): number => (/[\u2e80-\uffef]/.test(sign) ? 2 : 1);

function shorten(title: string): string {
  let width = 0;
  const signs = [...title];
  const cut = signs.findIndex((sign) => { width += widthOf(sign); return width > TITLE_MOST; });
  return cut < 0 ? title : `${signs.slice(0, cut).join('')}…`;
}

/** A drawing of the surroundings. It is for the eye and the mouse; the list beside it says and does the same by keyboard. */
export function GraphMap({ around, onGo }: { around: GraphNeighbourhood; onGo: (id: string) => void }) {
  const t = useT();
  const { placed, left } = layout(around);
  const at = new Map(placed.map((one) => [one.node.id, one]));
  const { x, y, width, height } = frame(placed);
  return (
    <figure className="graph-map" aria-label={t('graph.map')}>
      <svg viewBox={`${x} ${y} ${width} ${height}`} aria-hidden="true">
        {around.edges.map((edge) => {
          const [from, to] = [at.get(edge.from), at.get(edge.to)];
          return from && to ? <path key={`${edge.from}${edge.type}${edge.to}`} d={curve(from, to)} className="graph-edge" /> : null;
        })}
        {placed.map((one) => <Node key={one.node.id} placed={one} onGo={onGo} />)}
      </svg>
      {left > 0 ? <figcaption className="lobby-soft">{t('graph.more', { count: left })}</figcaption> : null}
    </figure>
  );
}

/** Leaves one box at the side that faces the other. */
function curve(from: Placed, to: Placed): string {
  const way = to.x === from.x ? 0 : Math.sign(to.x - from.x);
  const [x1, x2] = [from.x + (way * BOX_W) / 2, to.x - (way * BOX_W) / 2];
  const middle = way === 0 ? from.x + BOX_W : (x1 + x2) / 2;
  return `M ${x1} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${x2} ${to.y}`;
}

function Node({ placed: { node, x, y, column }, onGo }: { placed: Placed; onGo: (id: string) => void }) {
  const t = useT();
  const title = nodeTitle(t, node);
  return (
    <g transform={`translate(${x} ${y})`} className={`graph-node is-${node.label.toLowerCase()}${column === 0 ? ' is-centre' : ''}`} onClick={() => onGo(node.id)}>
      <title>{`${title} (${node.id})`}</title>
      <rect x={-BOX_W / 2} y={-BOX_H / 2} width={BOX_W} height={BOX_H} rx="8" />
      <text className="graph-label" y="-5">{nodeLabel(t, node)}</text>
      <text y="11">{shorten(title)}</text>
    </g>
  );
}

/** Nodes that are no items are named by what stands after the colon of their id. */
export function nodeTitle(t: T, { id, ...node }: Pick<GraphNode, 'title' | 'titleEn' | 'id'>): string {
  const title = titleOf(node);
  if (title !== id || !id.includes(':')) return title;
  const bare = id.slice(id.indexOf(':') + 1);
  if (id.startsWith('category:')) return wordOr(t, `category.${bare}`, bare);
  const [name = '', value = ''] = bare.split('=');
  if (value !== '' && wordOr(t, `attribute.${name}`, '') !== '') return `${wordOr(t, `attribute.${name}`, name)}${t('attribute.is')}${value === 'true' ? t('cond.yes') : value === 'false' ? t('cond.no') : value}`;
  return wordOr(t, `channel.${bare}`, bare);
}

export function nodeLabel(t: T, { label }: Pick<GraphNode, 'label'>): string {
  return wordOr(t, `label.${label}`, wordOr(t, `kind.${label.toLowerCase()}`, label));
}
