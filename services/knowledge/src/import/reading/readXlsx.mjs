import * as spreadsheet from '@e965/xlsx';
import { zipSync } from 'fflate';
import { openArchive } from './openArchive.mjs';
import { MAX_ROWS } from './readCsv.mjs';
import { emptyRead, Refusal, trouble } from './trouble.mjs';

/** @typedef {import('./read.ts').RawCell} RawCell */
const MAX_COLUMNS = 200;

/**
 * The sheets of a workbook as they are shown, with every formula and merged range told; what is done about those is the caller's. Hidden sheets are left out.
 * @param {string} file @param {Uint8Array} bytes @returns {Promise<import('./read.ts').Read>}
 */
export async function readXlsx(file, bytes) {
  const files = await openArchive(bytes, (name) => /\.(xml|rels)$/i.test(name));
  if (!files.has('xl/workbook.xml')) throw new Refusal('broken', 'no xl/workbook.xml in it');
  const read = emptyRead('xlsx');
  const book = open(files);
  book.SheetNames.forEach((name, i) => {
    if (book.Workbook?.Sheets?.[i]?.Hidden) return void read.notes.push(trouble('hidden_left_out', `the sheet "${name}" is hidden and was left out`, { file, sheet: name }));
    const sheet = book.Sheets[name];
    if (sheet) read.sheets.push({ file, name, rows: rowsOf(sheet, name) });
    return undefined;
  });
  return read;
}

/** @param {Map<string, Uint8Array>} files */
function open(files) {
  try {
    return spreadsheet.read(zipSync(Object.fromEntries(files), { level: 0 }), { type: 'array', dense: true, cellFormula: true, sheetStubs: true, cellHTML: false, cellDates: true, UTC: true, sheetRows: MAX_ROWS + 1 });
  } catch (error) {
    throw new Refusal('broken', `not a workbook: ${error instanceof Error ? error.message.slice(0, 200) : ''}`);
  }
}

/** @param {import('@e965/xlsx').WorkSheet} sheet @param {string} name @returns {RawCell[][]} */
function rowsOf(sheet, name) {
  const data = /** @type {(import('@e965/xlsx').CellObject | undefined)[][]} */ (sheet['!data'] ?? []);
  if (data.length > MAX_ROWS) throw new Refusal('too_large', `more than ${MAX_ROWS} rows`, { sheet: name });
  const rows = Array.from(data, (cells) => Array.from((cells ?? []).slice(0, MAX_COLUMNS), cellOf));
  for (const { s, e } of sheet['!merges'] ?? []) spread(rows, s, e);
  while (rows.length > 0 && rows.at(-1)?.every((c) => c.text === '' && !c.formula)) rows.pop();
  return rows;
}

/** @param {import('@e965/xlsx').CellObject | undefined} cell @returns {RawCell} */
function cellOf(cell) {
  if (!cell) return { text: '' };
  const text = shown(cell).replaceAll('\r\n', '\n').replace(/_x000D_/g, '').trim();
  return { text, ...(cell.f === undefined ? {} : { formula: cell.f.slice(0, 200) }), ...(cell.t === 'e' ? { broken: true } : {}) };
}

/** @param {import('@e965/xlsx').CellObject} cell */
function shown(cell) {
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  if (typeof cell.v === 'string') return cell.v;
  return cell.w ?? (cell.v === undefined ? '' : String(cell.v));
}

/** Gives every cell of a merged range its text and the range's name. @param {RawCell[][]} rows @param {{ r: number, c: number }} s @param {{ r: number, c: number }} e */
function spread(rows, s, e) {
  const range = spreadsheet.utils.encode_range(s, e);
  const text = rows[s.r]?.[s.c]?.text ?? '';
  for (let r = s.r; r <= Math.min(e.r, rows.length - 1); r += 1) {
    const row = rows[r] ?? [];
    for (let c = s.c; c <= Math.min(e.c, MAX_COLUMNS); c += 1) {
      while (row.length <= c) row.push({ text: '' });
      row[c] = { ...row[c], text, merged: range, first: r === s.r && c === s.c };
    }
  }
}
