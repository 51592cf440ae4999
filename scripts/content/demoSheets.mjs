import * as spreadsheet from '@e965/xlsx';

/** A fee schedule as a workbook: a sheet per section, what is charged beside what it costs. @param {import('./demoHtml.mjs').Document} document */
export function feeWorkbook({ title, body }) {
  const book = spreadsheet.utils.book_new();
  book.Props = { Title: title.zh };
  for (const { heading, text } of body.sections) {
    const sheet = spreadsheet.utils.aoa_to_sheet([['项目', '收费标准'], ...text.zh.trim().split('\n').map(cells)]);
    sheet['!cols'] = [{ wch: 42 }, { wch: 80 }];
    spreadsheet.utils.book_append_sheet(book, sheet, heading.zh);
  }
  return spreadsheet.write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
}

/** "借记卡年费：免收。" stands in two cells; a sentence without a colon in the first. @param {string} line */
function cells(line) {
  const at = line.indexOf('：');
  return at > 0 && at < 40 && !/[。；]/.test(line.slice(0, at)) ? [line.slice(0, at), line.slice(at + 1)] : [line];
}

/** @typedef {{ id: string, title: { zh: string, en?: string }, body: { topic: string, phrasings: { zh: string[], en?: string[] }, answer: { zh: string, en?: string } } }} Faq */

/** Questions as service teams keep them. @param {Faq[]} faqs */
export function questionSheet(faqs) {
  const rows = faqs.map(({ id, title, body }) => [id, title.zh, body.phrasings.zh.join('\n'), body.answer.zh.trim(), title.en ?? '', (body.phrasings.en ?? []).join('\n'), (body.answer.en ?? '').trim(), body.topic]);
  const sheet = spreadsheet.utils.aoa_to_sheet([['编号', '标准问', '相似问', '答案', '英文问题', '英文相似问', '英文答案', '主题'], ...rows]);
  return `\uFEFF${spreadsheet.utils.sheet_to_csv(sheet, { RS: '\r\n', forceQuotes: true })}`;
}
