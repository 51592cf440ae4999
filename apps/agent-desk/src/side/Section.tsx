import type { ReactNode } from 'react';

/** One part of the right pane: its name, what one may do there, and its content. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="side-section">
      <header><h3>{title}</h3>{actions}</header>
      {children}
    </section>
  );
}

/** Names and values in two columns, whatever their length. */
export function Facts({ facts }: { facts: readonly { key: string; name: string; value: ReactNode }[] }) {
  return <dl className="side-facts">{facts.map(({ key, name, value }) => <div key={key}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}
