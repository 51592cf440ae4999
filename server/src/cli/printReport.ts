type Row = Record<string, unknown>;

/** Prints a report for people: its figures, one a line with the whole path of a nested one (`comparison.deltas.recall`), then each list of rows as a table. */
export function printReport(report: Record<string, unknown>): void {
  process.stdout.write(`${linesOf(report).join('\n')}\n`);
}

/** The lines that printReport writes. */
export function linesOf(report: Record<string, unknown>): string[] {
  const entries = flat(report);
  const figures = entries.filter(([, value]) => !isRows(value));
  const width = Math.max(22, ...figures.map(([key]) => key.length));
  return [
    ...figures.map(([key, value]) => `${key.padEnd(width)} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`),
    ...entries.flatMap(([key, value]) => (isRows(value) ? ['', key, tableOf(value)] : [])),
  ];
}

/** Every figure and list with its path; only objects are entered. */
function flat(report: Record<string, unknown>, path = ''): [string, unknown][] {
  return Object.entries(report).flatMap(([key, value]): [string, unknown][] => (isObject(value) ? flat(value, `${path}${key}.`) : [[`${path}${key}`, value]]));
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isRows = (value: unknown): value is Row[] => Array.isArray(value) && value.length > 0 && value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));

/** Rows as aligned columns; the columns are those of the first row. */
export function tableOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((c) => cellOf(row[c])))];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => [...(line[i] ?? '')].length)));
  return cells.map((line) => `  ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()}`).join('\n');
}

const cellOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value) ?? '');
