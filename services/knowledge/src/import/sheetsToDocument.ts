import type { ImportTrouble } from '@lobby/contracts';
import { columnName } from './guessMapping.ts';
import type { RawCell, RawDocument, RawSheet } from './reading/read.ts';
import { judgeCell } from './toFaqs.ts';
import type { Wishes } from './wishes.ts';

/** Header words of a list of charges: they say nothing in a text. */
const HEADERS = /^(项目|收费项目|服务项目|名称|收费标准|标准|费用|价格|说明|备注|item|service|fee|charge|standard|note|remarks?)$/i;

/**
 * The sheets of a workbook as one document: a section per sheet, a line per row. Two cells read "项目：标准", more stand with bars between. An empty row ends a paragraph.
 * A merged title row is a line like any other; formulas and other merged cells are judged as the caller wishes.
 */
export function sheetsToDocument(sheets: readonly RawSheet[], wishes: Wishes): { raw: RawDocument; judged: ImportTrouble[] } {
  const judged: ImportTrouble[] = [];
  const sections = sheets.filter((s) => s.rows.length > 0).map((sheet) => {
    const lines = sheet.rows.map((row, r) => lineOf(row, r, sheet, wishes, judged)).filter((line) => line !== null);
    const text = lines.join('\n').replace(/\n{3,}/g, '\n\n').trim();
    return { heading: sheet.name, anchor: null, text: text || sheet.name, place: { file: sheet.file, sheet: sheet.name, section: sheet.name } };
  });
  return { raw: { file: sheets[0]?.file ?? '', title: null, meta: {}, preamble: '', sections }, judged };
}

function lineOf(row: readonly RawCell[], r: number, sheet: RawSheet, wishes: Wishes, judged: ImportTrouble[]): string | null {
  const filled = row.filter((c) => c.text !== '' && c.first !== false);
  if (filled.length > 1 && filled.every((c) => HEADERS.test(c.text))) return null;
  row.forEach((cell, c) => {
    const isTitle = cell.merged !== undefined && row.every((o) => o.merged === cell.merged || o.text === '');
    if (cell.first !== false || !isTitle) judged.push(...judgeCell(isTitle ? unmerged(cell) : cell, 'body.sections', { file: sheet.file, sheet: sheet.name, row: r + 1, cell: `${columnName(c)}${r + 1}` }, wishes));
  });
  const cells = row.filter((c) => c.first !== false || wishes.merged === 'fill').map((c) => c.text.replace(/\s*\n\s*/g, ' '));
  while (cells.length > 0 && cells.at(-1) === '') cells.pop();
  return cells.length === 2 ? cells.filter(Boolean).join('：') : cells.join(' | ');
}

const unmerged = ({ merged: _merged, first: _first, ...cell }: RawCell): RawCell => cell;
