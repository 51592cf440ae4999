type Row = Record<string, unknown>;

/** Prints a report for people: its figures, then each list of rows as a table. */
export function printReport(report: Record<string, unknown>): void {
  const tables = Object.entries(report).filter((entry): entry is [string, Row[]] => isRows(entry[1]));
  const figures = Object.entries(report).filter(([, value]) => !isRows(value));
  for (const [key, value] of figures) process.stdout.write(`${key.padEnd(22)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}\n`);
  for (const [name, rows] of tables) process.stdout.write(`\n${name}\n${tableOf(rows)}\n`);
}

const isRows = (value: unknown): value is Row[] => Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

/** Rows as aligned columns; the columns are those of the first row. */
export function tableOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((c) => cellOf(row[c])))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => [...(line[i] ?? '')].length)));
  return cells.map((line) => `  ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()}`).join('\n');
}

const cellOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
