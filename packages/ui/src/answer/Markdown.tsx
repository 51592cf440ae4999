import { Fragment, useMemo, type ReactNode } from 'react';
import { parseMarkdown, type Block, type Inline } from './parseMarkdown.ts';
import { safeHref } from './safeHref.ts';

type Props = {
  text: string;
  /** Hosts a link may lead to; any other link is drawn as the text it is. */
  linkHosts: readonly string[];
};

/** An answer's text. Built of elements alone: no HTML string exists on the way, so a stranger's text can neither run nor load anything. */
export function Markdown({ text, linkHosts }: Props) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return <div className="lobby-md">{blocks.map((block, i) => <Fragment key={i}>{drawBlock(block, linkHosts)}</Fragment>)}</div>;
}

function drawBlock(block: Block, hosts: readonly string[]): ReactNode {
  switch (block.t) {
    case 'heading': return <p className="lobby-md-heading">{drawInline(block.children, hosts)}</p>;
    case 'paragraph': return <p>{drawInline(block.children, hosts)}</p>;
    case 'quote': return <blockquote>{drawInline(block.children, hosts)}</blockquote>;
    case 'list': {
      const items = block.items.map((item, i) => <li key={i}>{drawInline(item, hosts)}</li>);
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': return (
      <div className="lobby-table">
        <table>
          <thead><tr>{block.columns.map((cell, i) => <th key={i} scope="col">{drawInline(cell, hosts)}</th>)}</tr></thead>
          <tbody>{block.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j}>{drawInline(cell, hosts)}</td>)}</tr>)}</tbody>
        </table>
      </div>
    );
  }
}

function drawInline(parts: readonly Inline[], hosts: readonly string[]): ReactNode {
  return parts.map((part, i) => <Fragment key={i}>{drawPart(part, hosts)}</Fragment>);
}

function drawPart(part: Inline, hosts: readonly string[]): ReactNode {
  switch (part.t) {
    case 'text': return part.text;
    case 'code': return <code>{part.text}</code>;
    case 'strong': return <strong>{drawInline(part.children, hosts)}</strong>;
    case 'em': return <em>{drawInline(part.children, hosts)}</em>;
    case 'link': {
      const href = safeHref(part.href, hosts);
      return href ? <a href={href} target="_blank" rel="noopener noreferrer nofollow">{drawInline(part.children, hosts)}</a> : drawInline(part.children, hosts);
    }
  }
}
