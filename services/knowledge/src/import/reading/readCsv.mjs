import papaparse from 'papaparse';
import { decodeText } from './decodeText.mjs';
import { emptyRead, Refusal, trouble } from './trouble.mjs';

/** What our own export, and others, put before a cell that a spreadsheet would take for a formula. */
const DISARMED = /^'(?=[=+\-@\t\r])/;
export const MAX_ROWS = 20_000;

/**
 * @param {string} file @param {Uint8Array} bytes @param {string} encoding
 * @returns {import('./read.ts').Read}
 */
export function readCsv(file, bytes, encoding) {
  const read = emptyRead('csv');
  const decoded = decodeText(bytes, encoding);
  if (decoded.guessed) read.notes.push(trouble('encoding_guessed', `not UTF-8, read as ${decoded.encoding}`, { file }));
  const { data, errors } = papaparse.parse(decoded.text, { delimitersToGuess: [',', '\t', ';'] });
  const wrong = errors.find((e) => e.type === 'Quotes');
  if (wrong) throw new Refusal('broken', wrong.message, { row: (wrong.row ?? 0) + 1 });
  if (data.length > MAX_ROWS) throw new Refusal('too_large', `${data.length} rows; at most ${MAX_ROWS} are read`);
  const rows = /** @type {string[][]} */ (data).map((cells) => cells.map((text) => ({ text: text.replace(DISARMED, '').trim() })));
  while (rows.at(-1)?.every((cell) => cell.text === '')) rows.pop();
  read.sheets.push({ file, name: '', rows });
  return read;
}
