import type { ReactNode } from 'react';

type Props = { columns: readonly string[]; rows: readonly (readonly ReactNode[])[]; empty: string };

/** A small plain table; evidence needs no sorting, and a heavier one would be half of the first download. */
export function Grid({ columns, rows, empty }: Props) {
  return (
    <div className="lobby-grid">
      <table>
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {rows.length === 0 ? <tr><td colSpan={columns.length} className="lobby-soft">{empty}</td></tr> : null}
          {rows.map((row, at) => <tr key={at}>{row.map((cell, i) => <td key={columns[i]}>{cell}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}
