import { readFile } from 'node:fs/promises';

/** One line of an evaluation file; which fields it has depends on the kind (docs/evaluation.md). */
export type EvalLine = {
  text: string;
  label?: string | null;
  oos?: boolean;
  escalate?: boolean;
  reference_date?: string;
  entities?: { type: string; text: string; value: unknown }[];
  mask?: string[];
};

/** Reads JSONL, or CSV with the header `text,category` (the form of BANKING77). Throws with the line number when a line is neither. */
export async function readLines(path: string): Promise<EvalLine[]> {
  const content = (await readFile(path, 'utf8')).replace(/^\ufeff/, '');
  return path.toLowerCase().endsWith('.csv') ? fromCsv(content) : fromJsonl(content, path);
}

function fromJsonl(content: string, path: string): EvalLine[] {
  return content.split('\n').map((line, i) => ({ line, number: i + 1 })).filter(({ line }) => line.trim() !== '').map(({ line, number }) => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new Error(`${path}:${number} is not JSON`);
    }
    if (typeof value !== 'object' || value === null || typeof (value as { text?: unknown }).text !== 'string') throw new Error(`${path}:${number} has no text`);
    return value as EvalLine;
  });
}

function fromCsv(content: string): EvalLine[] {
  const [header = [], ...rows] = csvRows(content);
  const text = Math.max(0, header.indexOf('text'));
  const label = header.findIndex((name) => name === 'category' || name === 'label');
  return rows.filter((row) => row.length > 1).map((row) => ({ text: row[text] ?? '', label: row[label < 0 ? 1 : label] || null }));
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
