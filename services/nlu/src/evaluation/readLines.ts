import { readFile } from 'node:fs/promises';
import { complaintAbout, type LineUse } from './checkLine.ts';
import type { EvalLine } from './evalLine.ts';

const LABEL_COLUMNS = new Set(['label', 'category', 'intent']);

/** A file that cannot be measured on; the message names the lines and what is wrong with each. */
export class EvalDataError extends Error {
  override name = 'EvalDataError';
}

/** Where a line stood in its file, and its value or why there is none. */
type Row = { number: number; value: unknown; problem?: string };

const SHOWN_PROBLEMS = 10;

/**
 * Reads JSONL, or CSV with a header (`text,label`; `category` and `intent` mean `label`, an empty label is out of scope).
 * @throws EvalDataError naming up to ten bad lines, or saying that there is nothing to read
 */
export async function readLines(path: string, use: LineUse): Promise<EvalLine[]> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new EvalDataError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const text = content.replace(/^\ufeff/, '');
  const rows = path.toLowerCase().endsWith('.csv') ? fromCsv(text, path) : fromJsonl(text);
  if (rows.length === 0) throw new EvalDataError(`${path} holds no lines`);
  const problems = rows.flatMap((row) => {
    const problem = row.problem ?? complaintAbout(row.value, use);
    return problem === null ? [] : [`line ${row.number}: ${problem}`];
  });
  if (problems.length > 0) throw new EvalDataError(`${path}: ${problems.length} of ${rows.length} lines cannot be used\n  ${problems.slice(0, SHOWN_PROBLEMS).join('\n  ')}${problems.length > SHOWN_PROBLEMS ? '\n  …' : ''}`);
  return rows.map((row) => row.value as EvalLine);
}

function fromJsonl(content: string): Row[] {
  return content.split('\n').map((line, i): Row | null => {
    if (line.trim() === '') return null;
    try {
      return { number: i + 1, value: JSON.parse(line) as unknown };
    } catch {
      return { number: i + 1, value: null, problem: `is not JSON: ${line.trim().slice(0, 40)}` };
    }
  }).filter((row) => row !== null);
}

function fromCsv(content: string, path: string): Row[] {
  const [header = [], ...rows] = csvRows(content);
  const names = header.map((name) => name.trim().toLowerCase());
  const text = names.indexOf('text');
  const label = names.findIndex((name) => LABEL_COLUMNS.has(name));
  if (text < 0 || label < 0) throw new EvalDataError(`${path} needs a header with the columns text and label (or category, intent); it has: ${header.join(', ')}`);
  return rows.map((row, i) => ({ row, number: i + 2 })).filter(({ row }) => row.some((cell) => cell.trim() !== '')).map(({ row, number }) => (
    row.length === header.length ? { number, value: { text: row[text], label: row[label]?.trim() || null } } : { number, value: null, problem: `has ${row.length} columns instead of ${header.length}` }
  ));
}

/** RFC 4180: quotes, doubled quotes, line ends inside quotes. */
export function csvRows(content: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = (): void => {
    rows.push([...row, cell.replace(/\r$/, '')]);
    row = [];
    cell = '';
  };
  for (let i = 0; i < content.length; i += 1) {
    const c = content[i] ?? '';
    if (quoted) {
      if (c !== '"') cell += c;
      else if (content[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') endRow();
    else cell += c;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
